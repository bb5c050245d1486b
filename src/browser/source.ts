import './layers.ts';
import './disclose.ts';

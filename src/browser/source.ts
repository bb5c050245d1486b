import './layers.ts';
import './pair-highlight.ts';
import './disclose.ts';
import './copy.ts';
import './verify-button.ts';
import './cite.ts';
import './selection.ts';

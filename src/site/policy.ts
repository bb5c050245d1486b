/**
 * The Content-Security-Policy of every page (CSP Level 3). Nothing is inline, and nothing comes from another
 * origin; `wasm-unsafe-eval` is there because the search index is read by WebAssembly.
 */
export const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

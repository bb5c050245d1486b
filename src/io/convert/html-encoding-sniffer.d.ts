/* What Margent uses of html-encoding-sniffer, which has no types. */
declare module 'html-encoding-sniffer' {
  /** Returns the name of the encoding that a browser would take (HTML, 13.2.3.2). */
  export default function sniff(
    bytes: Uint8Array,
    options: {
      defaultEncoding: string;
      maxPrescanBytes: number;
      /** What the `Content-Type` says, which goes before all but a byte order mark. */
      transportLayerEncodingLabel?: string;
    },
  ): string;
}

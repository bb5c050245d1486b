import type { APIRoute } from 'astro';
import { listData } from '../core/view/list-data.ts';
import { ofWhole } from '../site/pages.ts';

/** What scripts of lists ask for; an edition whose lists stand on one page each has none of it. */
export const getStaticPaths = ofWhole((rendering) =>
  [...listData(rendering)].map(([path, content]) => ({
    params: { data: path.replace(/\.json$/, '') },
    props: { content },
  })),
);

/** Returns one of these files. */
export const GET: APIRoute<{ content: string }> = ({ props }) => {
  return new Response(props.content, { headers: { 'Content-Type': 'application/json' } });
};

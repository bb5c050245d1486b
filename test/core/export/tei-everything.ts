import type { Given } from '../support.ts';

/** An edition that has one of everything that a document can hold. */
export const everything: Given = {
  'content/edition.yaml': `title: Letters
description: What the harbour masters wrote.
editors: [A. Editor, B. Editor]
licence: CC BY 4.0
version: "2"
date: 2020-05-01
url: https://example.org/letters/
`,
  'content/sources/a.mdx': `---
title: A letter
seed: a.txt
published: 1890-05-03
author: [pilot, Somebody]
publisher: gazette
via: [agency]
place: The harbour
correspondence: { from: pilot, to: [gazette], sent: { date: 1890-05-03, place: harbour } }
language: de
summary: On a ship.
source-url: https://example.org/a b
received: By post.
rights: Free.
facsimiles: { rights: Free as well., licence: https://creativecommons.org/publicdomain/zero/1.0/ }
unknown: [Who kept it]
translation-of: b
annotators: [C. Annotator]
date: 2020-04-01
changes: [{ date: 2020-04-02, text: A word. }]
converted: { date: 2020-01-01, by: margent 1, sha256: ${'0'.repeat(64)} }
---

Before, with a [link](https://a.example/?a=b&c=d), [a place](/sources/b/), [one here](#l1), [one there](#s-x) and [beside](../b/?a#b).

<Source>

# A heading

It was <Hi rend="italic small-caps">said</Hi> by <Claim id="one" by="pilot" kind="event" verdict="unverified" date="1889" as-of="2020">the <Term id="boat">boat</Term></Claim>[^one] that
<Foreign lang="la">vale</Foreign>, <Unclear reason="faded">un</Unclear>clear<Page n="12"/><Mark note="n">\\*</Mark>, and <Claim id="one">two</Claim><Gap reason="damage" extent="2 words"/>[^two].

> ## Quoted
>
> Words of others <Del>in the</Del> gale.[^two]
>
> > Deeper\\
> > still.

<Gap extent="1 page"/>

<Page n="13"/>

## Second

<Align with="1"/>The harbour.

# Third

<Note of="n">\\* A note.</Note>

<Note of="n">More of it.</Note>

</Source>

After it.

[^one]: says: A boat was seen.

    The *note* of **it**, ~~no~~ [supports @müller_1, p. 3; disputes @b], \`code\`\\
    and more.[^three]

    ### Heading

    - [x] done
    - [ ] not

    3. three
    4. four

    > quoted

    ---

    | a | b |
    | - | - |
    | c | d |

    \`\`\`
    {code}
    \`\`\`

    ![A ship](ship.png "The ship")

    Beside ![no caption](gone.png).

[^two]: On *words*.[^two]

[^three]: Said by another note.
`,
  'seeds/a.txt': `A heading

It was said by the boat that
vale, unclear*, and two.

Quoted

Words of others in the gale.

Deeper
still.

Second

The harbour.

Third

* A note.

More of it.
`,
  'content/sources/b.mdx':
    '---\ntitle: Verse\nseed: b.txt\nlines: keep\nsuperseded-by: a\n---\n\n<Source>\n\nOne\\\n  two \u0001 three.\n\n</Source>\n',
  'seeds/b.txt': 'One\n  two \u0001 three.\n',
  'content/glossary/pilot.mdx': `---
term: The pilot
kind: person
aliases: [the old pilot]
roles: [{ role: Pilot, organization: gazette, from: 1880 }, { role: Master, to: 1890 }, { role: Guest }]
dates: { born: 1850~ }
same-as: [https://d-nb.info/gnd/1]
---

Who knew the harbour [@b].
`,
  'content/glossary/gazette.mdx': '---\nterm: Gazette\nkind: organization\n---\n\nA paper.\n',
  'content/glossary/agency.mdx': '---\nterm: Agency\nkind: organization\n---\n\nAn agency.\n',
  'content/glossary/harbour.mdx':
    '---\nterm: harbour\nkind: facility\ncoordinates: 28.83, 50.89\n---\n\nA place.\n',
  'content/glossary/boat.mdx': `---
term: boat
kind: term
aliases: [ship]
dates: { built: 1870 }
same-as: [https://example.org/boat]
---

A small ship.
`,
  'content/glossary/storm.mdx': `---
term: The storm
kind: event
date: 188X
aliases: [the gale]
same-as: [https://example.org/storm]
---

It blew.
`,
  'content/glossary/calm.mdx': '---\nterm: The calm\nkind: event\n---\n\nIt did not.\n',
  'content/timeline.yaml':
    '- { date: 1889, text: "The pier was built [@b]." }\n- { date: 1889, text: It fell. }\n',
  'content/references/works.json': JSON.stringify([
    {
      id: 'müller_1',
      type: 'article-journal',
      title: 'On boats',
      'container-title': 'Boats',
      author: [{ given: 'A.', family: 'Müller' }, { literal: 'The Guild' }],
      translator: [{ family: 'Z' }],
      issued: { 'date-parts': [[1898, 5]] },
      volume: 3,
      publisher: '',
      DOI: 'https://doi.org/10.1000/1',
      URL: 'https://example.org/1',
    },
    {
      id: 'b',
      type: 'book',
      title: 'A book',
      'container-title': 'Books',
      issued: { literal: 'once' },
      URL: 'javascript:x',
    },
    { id: 'c', type: 'chapter' },
    { id: 'd', type: 'chapter', title: 'Alone' },
  ]),
};

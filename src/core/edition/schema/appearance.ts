import { z } from 'zod';
import { imageName } from '../image.ts';
import { id, oneOf, textSchema } from '../../page/fields.ts';

const colourForm = 'a colour such as "#7a2e1d", in quotation marks: # begins a comment';
const imageForm =
  'the name of a PNG, JPEG, GIF or WebP in content/images, such as seal.png; an SVG is exported as PNG first';
const image = z
  .string({ error: imageForm })
  .refine((name) => imageName(name) === name, { error: imageForm });
const colour = z
  .string({ error: colourForm })
  .regex(/^#(?:[\da-f]{3}|[\da-f]{6})$/i, { error: colourForm });

/** `appearance` in `content/edition.yaml`: how the edition looks, where that is not as every other. */
export const appearanceSchema = z.strictObject(
  {
    accent: z
      .strictObject(
        {
          light: colour.describe('On light pages, and on paper.'),
          dark: colour.describe('On dark pages.'),
        },
        { error: 'two colours, { light: "#7a2e1d", dark: "#f0a58f" }' },
      )
      .optional()
      .describe('The colours of links, and of what is chosen or in focus.'),
    font: oneOf(['serif', 'sans'])
      .optional()
      .describe('What texts and headings are set in: the serif that comes along, or the sans.'),
    logo: image
      .optional()
      .describe('The image in content/images that stands before the title on every page.'),
    icon: image
      .optional()
      .describe(
        'The square image in content/images, 512 pixels or more, that tabs and home screens show.',
      ),
    footer: textSchema
      .optional()
      .describe('What stands at the foot of each page besides, such as who pays for the edition.'),
    imprint: id
      .optional()
      .describe('The id of the guide that is the imprint: each page leads to it.'),
  },
  { error: 'fields with names, such as { font: sans }' },
);

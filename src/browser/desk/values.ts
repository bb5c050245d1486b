/** The fields of a form by name; a name may come several times. */
export type FormValues = [name: string, value: string][];

/** Returns what stands in the fields of a form, to the unit: `FormData` would put a sign for half a character. */
export function valuesOf(form: HTMLFormElement): FormValues {
  return [...form.elements].flatMap((control): FormValues => {
    const isField =
      control instanceof HTMLInputElement ||
      control instanceof HTMLSelectElement ||
      control instanceof HTMLTextAreaElement;
    if (!isField || control.name === '') return [];
    const isChoice = control.type === 'radio' || control.type === 'checkbox';
    const isOff = isChoice && !(control as HTMLInputElement).checked;
    return isOff ? [] : [[control.name, control.value]];
  });
}

/** Returns all values of a name. */
export function allOf(name: string, values: FormValues): string[] {
  return values.flatMap(([own, value]) => (own === name ? [value] : []));
}

/** Returns the value of a field, without blanks at its edges. */
export function fieldValue(form: HTMLFormElement, name: string): string {
  return (allOf(name, valuesOf(form))[0] ?? '').trim();
}

/** What puts a link into the chain of a form, and a new entry below it. */
export interface Adders {
  link: (name: string) => void;
  entry: (name: string, kind?: string, definition?: string) => void;
}

/** Puts values into a form that was made anew. */
export function restore(form: HTMLFormElement, values: FormValues, add: Adders): void {
  for (const name of allOf('via', values)) add.link(name);
  const [kinds, definitions] = [allOf('entry-kind', values), allOf('entry-definition', values)];
  allOf('entry-name', values).forEach((name, index) =>
    add.entry(name, kinds[index], definitions[index]),
  );
  for (const [name, value] of values) {
    if (name === 'via' || name.startsWith('entry-')) continue;
    const control = form.elements.namedItem(name);
    if (control instanceof HTMLInputElement && control.type === 'checkbox') {
      control.checked = true;
      control.dispatchEvent(new Event('change'));
    } else if (control && 'value' in control) control.value = value;
  }
}

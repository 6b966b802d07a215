/** A form as a page gives it. */
export interface HtmlForm {
  readonly action: string;
  readonly takesFiles: boolean;
  /** What would be sent if nothing were typed. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** The form whose address ends so. The pages are our own, so their HTML is regular. */
export function formOn(html: string, action: string | RegExp): HtmlForm {
  const forms = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)];
  const fits = (at: string) => (typeof action === 'string' ? at.endsWith(action) : action.test(at));
  const found = forms.find(([, attributes = '']) => fits(attribute(attributes, 'action') ?? ''));
  if (!found) throw new Error(`no form ${String(action)} on: ${plainText(html).slice(0, 1500)}`);
  const [, attributes = '', inner = ''] = found;
  return {
    action: attribute(attributes, 'action')!,
    takesFiles: attribute(attributes, 'enctype') === 'multipart/form-data',
    fields: fieldsIn(inner),
  };
}

function fieldsIn(inner: string): (readonly [string, string])[] {
  const fields: (readonly [string, string])[] = [];
  for (const [, attributes = ''] of inner.matchAll(/<input\b([^>]*)>/g)) {
    const name = attribute(attributes, 'name');
    const type = attribute(attributes, 'type') ?? 'text';
    const off = /^(checkbox|radio)$/.test(type) && !/\schecked\b/.test(attributes);
    if (name && !off && type !== 'file') fields.push([name, attribute(attributes, 'value') ?? '']);
  }
  for (const [, attributes = '', text = ''] of inner.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g))
    fields.push([attribute(attributes, 'name') ?? '', decoded(text.replace(/^\n/, ''))]);
  for (const [, attributes = '', options = ''] of inner.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const all = [...options.matchAll(/<option\b([^>]*)>([^<]*)/g)];
    const chosen = all.find(([, option = '']) => /\sselected\b/.test(option)) ?? all[0];
    fields.push([
      attribute(attributes, 'name') ?? '',
      attribute(chosen?.[1] ?? '', 'value') ?? decoded(chosen?.[2] ?? ''),
    ]);
  }
  return fields;
}

/** An attribute without a value is empty, as the first choice of a list is. */
function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}(?:="([^"]*)"|(?=\\s|$))`).exec(attributes);
  return found ? decoded(found[1] ?? '') : undefined;
}

/** What can be read of a page, in one line. */
export const plainText = (html: string): string =>
  decoded(html.replace(/<(head|script|style)\b[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]+>/g, ' '))
    .replace(/[\s\u00A0]+/g, ' ')
    .trim();

/** The web addresses in a letter. */
export const linksOn = (text: string): string[] => [...text.matchAll(/https?:\/\/[^\s<>"]+/g)].map(([link]) => link);

const decoded = (text: string): string =>
  text
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

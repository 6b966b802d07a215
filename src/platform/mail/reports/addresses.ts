const address = /[^\s<>()[\],;:"@\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.){0,10}[A-Za-z0-9-]{1,63}/;

/** The first mail address in a text; undefined when there is none. */
export function addressIn(text: string): string | undefined {
  return address.exec(text.slice(0, 2000))?.[0];
}

import type { Server } from './smtp/line.ts';

/** The server of a URL, `smtp://user:password@host:587` or `smtps://…`. */
export function serverOf(url: string): Server {
  const { protocol, hostname, port, username, password } = new URL(url);
  const isSecure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (isSecure ? 465 : 25),
    isSecure,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    trustsAnyone: false,
  };
}

import type { Server } from '../smtp/line.ts';

/** The server of a URL, `smtp://user:password@host:587` or `smtps://…`; null for `direct:`, where each domain has its own. */
export function serverOf(url: string): Server | null {
  if (url === 'direct:') return null;
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

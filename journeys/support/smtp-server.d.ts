declare module 'smtp-server' {
  import type { Server } from 'node:net';
  import type { Readable } from 'node:stream';

  interface Session {
    readonly envelope: { readonly rcptTo: readonly { readonly address: string }[] };
  }

  export class SMTPServer {
    readonly server: Server;
    constructor(options: {
      readonly disabledCommands?: readonly string[];
      readonly closeTimeout?: number;
      readonly onData: (stream: Readable, session: Session, done: (error?: Error) => void) => void;
    });
    listen(port: number, host: string, listening: () => void): void;
    close(closed: () => void): void;
  }
}

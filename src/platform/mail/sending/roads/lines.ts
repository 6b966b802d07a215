import type { Connection } from '../smtp/connection.ts';

/** Open connections to a server, kept for a while after their last message. */
export interface Lines {
  /** An open one that nobody uses, or a new one. */
  take(): Promise<Connection>;
  giveBack(line: Connection): void;
  close(): void;
}

const restsMs = 10_000;

export function openLines(connect: () => Promise<Connection>): Lines {
  const idle: { line: Connection; timer: NodeJS.Timeout }[] = [];
  return {
    async take() {
      for (let last = idle.pop(); last; last = idle.pop()) {
        clearTimeout(last.timer);
        if (last.line.isOpen) return last.line;
      }
      return connect();
    },
    giveBack(line) {
      if (!line.isOpen) return;
      const timer = setTimeout(() => {
        const place = idle.findIndex((each) => each.line === line);
        if (place >= 0) idle.splice(place, 1);
        line.close();
      }, restsMs);
      timer.unref();
      idle.push({ line, timer });
    },
    close() {
      for (const { line, timer } of idle.splice(0)) {
        clearTimeout(timer);
        line.close();
      }
    },
  };
}

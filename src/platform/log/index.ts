import pino from 'pino';

/** The log of the process: JSON lines on standard error; errors whole, never bodies, names or addresses. */
export type Log = Pick<pino.Logger, 'error' | 'warn' | 'info' | 'debug'>;

export function openLog(level = 'info'): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { error: pino.stdSerializers.err } },
    pino.destination(2),
  );
}

/** Says nothing; for tests and short commands. */
export const silence: Log = pino({ level: 'silent' });

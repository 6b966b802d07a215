/** What the door takes from one client and from all of them.  A megabyte is 1024 times 1024 bytes. */
export const doorLimits = {
  messageBytes: 25 * 1024 * 1024,
  /** Of all messages that are being spoken at one time, since they are held in memory until the database has them. */
  bytesUnderWay: 150 * 1024 * 1024,
  recipients: 100,
  clients: 100,
  /** From one network; relays of our own are not counted. */
  clientsOfNetwork: 20,
  /** Unknown addresses that a network may name in a minute before it is asked to come again. */
  unknownInMinute: 30,
  /** Unknown addresses on one connection before it ends. */
  unknownOnConnection: 20,
  messagesOnConnection: 1_000,
  idleMs: 60_000,
  /** From the first byte of a message to its last. */
  messageMs: 10 * 60_000,
  commandLetters: 2_048,
} as const;

/** The embedded PostgreSQL cannot be used as things stand. The message names the place and says what to do. */
export class PostgresTrouble extends Error {}

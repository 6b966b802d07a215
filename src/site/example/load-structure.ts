import type { ExampleHouse } from './house.ts';

/** Units and posts. */
export async function loadStructure(_house: ExampleHouse): Promise<void> {}

/** The sentences of the Handbook on paper. */
export const words = {
  lede: 'The whole book on one page. Print it, or save it as a PDF, from the menu of your browser.',
  names: 'Index of names',
  topics: 'Index of topics',
  see: (name: string) => `see ${name}`,
} as const;

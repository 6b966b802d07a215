const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

/** The few words that parts bring of themselves. */
export const partsWords = {
  toMend: (count: number) => `${numbers[count] ?? count} ${count === 1 ? 'thing' : 'things'} to mend`,
  pages: 'Pages',
  page: (page: number) => `Page ${page}`,
  back: 'Back',
  next: 'Next',
  youAreHere: 'You are here',
};

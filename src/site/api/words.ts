/** The sentences of the page for those who write programs. */
export const apiWords = {
  title: 'For programs',
  document: (association: string) => ({
    title: `Folkmoot of the ${association}`,
    description:
      'What everyone may read, and what a member may do by a program of theirs. Public reading asks for no token and gives nobody’s name but that of a unit’s contact.',
  }),
};

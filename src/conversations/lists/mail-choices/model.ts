/** How much an owner may put on the mail of a list: letters of a tag and a footer, and writers who are named. */
export const mailChoiceBounds = { subjectTag: 30, footer: 500, fromListFor: 100 };

/** The forms in which a report can be taken away. */
export const formNames = ['pdf', 'docx', 'md'] as const;
export type FormName = (typeof formNames)[number];

export const isForm = (name: string): name is FormName => (formNames as readonly string[]).includes(name);

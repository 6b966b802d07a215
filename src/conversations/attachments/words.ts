import { sizeWritten } from '../../platform/written/index.ts';

const kinds: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG picture',
  'image/jpeg': 'JPEG picture',
};

/** What stands under a message about its files. */
export const words = {
  label: 'Files',
  /** What the bytes do not tell, the end of the name does. */
  kind: (mediaType: string, name: string) => {
    const [, ending] = /\.([a-z0-9]{1,8})$/i.exec(name) ?? [];
    return kinds[mediaType] ?? (ending ? `${ending.toUpperCase()} file` : 'file');
  },
  size: sizeWritten,
} as const;

import type { KeptForm } from '../kept-form.ts';
import { PostForm } from './form.tsx';
import { Button } from './button.tsx';

interface SendAgainProps {
  readonly kept: KeptForm;
  readonly children: string;
}

/** What somebody typed into a form that was not taken: to be read, to be copied, and to be sent again as it is. */
export function SendAgain({ kept, children }: SendAgainProps) {
  return (
    <PostForm action={kept.action}>
      {kept.fields.map(({ name, values }, index) => (
        <Kept id={`kept-${index}`} name={name} values={values} />
      ))}
      <Button kind="quiet">{children}</Button>
    </PostForm>
  );
}

/** What was left empty is sent again too, and not shown: a form is told apart from half of one by its empty fields. */
function Kept({
  id,
  name,
  values,
}: {
  readonly id: string;
  readonly name: string;
  readonly values: readonly string[];
}) {
  const [value = '', ...more] = values;
  if (more.length > 0) return <KeptMany name={name} values={values} />;
  if (!value.trim()) return <input type="hidden" name={name} value={value} />;
  const isLong = value.length > 60 || value.includes('\n');
  return (
    <div class="field">
      <label for={id}>{labelOf(name)}</label>
      {isLong ? (
        <textarea id={id} name={name} rows={3} readonly value={value} />
      ) : (
        <input id={id} name={name} value={value} readonly />
      )}
    </div>
  );
}

function KeptMany({ name, values }: { readonly name: string; readonly values: readonly string[] }) {
  return (
    <div class="field">
      <p>
        <strong>{labelOf(name)}</strong>: {values.filter(Boolean).join(', ')}
      </p>
      {values.map((value) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </div>
  );
}

/** The name that the form gives a field, as words: `postalAddress` becomes “Postal address”. */
function labelOf(name: string): string {
  const words = name
    .replace(/\[\]$/, '')
    .replace(/[-_.]+/g, ' ')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

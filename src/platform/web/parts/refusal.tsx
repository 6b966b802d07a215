import type { Wording } from '../../plug.ts';
import { LinkButton } from './button.tsx';

/** All that stands in the way, in the order in which it was found, each with its way out. The first way out is the filled button. */
export function Obstacles({ wordings, quiet }: { wordings: readonly Wording[]; quiet?: boolean | undefined }) {
  const filled = quiet ? -1 : wordings.findIndex((wording) => wording.todo?.href);
  return (
    <ul class="entries">
      {wordings.map(({ say, todo }, index) => (
        <li>
          <div class="entry">
            <div class="body">
              <h3>{say}</h3>
              {todo?.href && (
                <p class="row">
                  <LinkButton href={todo.href} kind={index === filled ? 'filled' : 'quiet'}>
                    {todo.label}
                  </LinkButton>
                </p>
              )}
              {todo && !todo.href && <p>{todo.label}</p>}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

import { dayOf } from '../../../platform/time/index.ts';
import {
  Button,
  Choices,
  Day,
  Fine,
  Obstacles,
  PostForm,
  Prose,
  Reply,
  Select,
  State,
  TextArea,
} from '../../../platform/web/parts/index.ts';
import { editableStates } from '../../petitions/model.ts';
import { answerCodes, type Comment } from '../model.ts';
import { impedimentsToTakingAway } from '../rules/commenting.ts';
import type { Placed } from '../rules/placing.ts';
import { answerWords, circulationWords as words, goneWords, moderationWords } from '../words.ts';
import type { Answering, CirculationView } from './view.ts';

/** Comments in the order in which they were made. */
export function Comments({ of: placed, view }: { readonly of: readonly Placed[]; readonly view: CirculationView }) {
  return (
    <>
      {placed.map(({ comment, standing }) => (
        <article class="comment" id={`comment-${comment.id}`}>
          <Said comment={comment} view={view} />
          {standing?.changed && <Fine>{standing.number === null ? words.gone : words.changed}</Fine>}
          <Answered comment={comment} view={view} />
          <Away comment={comment} view={view} />
        </article>
      ))}
    </>
  );
}

function Said({ comment, view }: { readonly comment: Comment; readonly view: CirculationView }) {
  const { version, paragraph, madeAt, person } = comment;
  const name = view.names.get(person);
  return (
    <>
      <header>
        <b>{name ?? words.erasedName}</b> <Day on={dayOf(madeAt, view.zone)} />, {words.madeOn(version, paragraph)}
      </header>
      {comment.erasedAt || name === undefined ? (
        <Fine>{name === undefined ? words.erasedBody : words.bodyNotKept}</Fine>
      ) : (
        <Body comment={comment} />
      )}
    </>
  );
}

/** What it says, or that it is gone. */
function Body({ comment }: { readonly comment: Comment }) {
  if (comment.withdrawnAt) return <Fine>{moderationWords.withdrawn}</Fine>;
  if (comment.takenDownAt)
    return (
      <Fine>
        {moderationWords.takenDown} {comment.takenDownCode && goneWords[comment.takenDownCode]}
      </Fine>
    );
  return <Prose text={comment.body} />;
}

/** Where its author takes it back, and every other reader reports it. */
function Away({ comment, view }: { readonly comment: Comment; readonly view: CirculationView }) {
  if (!view.link || impedimentsToTakingAway(comment).length > 0) return null;
  const isOwn = comment.person === view.reader;
  return (
    <p class="s">
      <a href={`${view.link.href}/comments/${comment.id}/${isOwn ? 'withdrawal' : 'report'}`}>
        {isOwn ? moderationWords.withdraw : moderationWords.report}
      </a>
    </p>
  );
}

const shapes = { 'taken-up': 'counted', 'not-taken-up': 'declined', noted: 'draft' } as const;

function Answered({ comment, view }: { readonly comment: Comment; readonly view: CirculationView }) {
  const { id, answer } = comment;
  const isGone = impedimentsToTakingAway(comment).length > 0;
  if (view.answering?.comment === id) return <AnswerForm answering={view.answering} view={view} />;
  return (
    <>
      {answer && (
        <Reply>
          <p>
            <State of={shapes[answer.code]}>{answerWords[answer.code]}</State>{' '}
            {answer.takenUpIn !== null && placeOf(answer.takenUpIn, view)}
          </p>
          {answer.line && <p>{answer.line}</p>}
        </Reply>
      )}
      {view.isOrganizer && !isGone && (
        <p class="s">
          <a href={`${view.base}?answer=${id}#answer`}>{answer ? words.answerAgain : words.answer}</a>
        </p>
      )}
    </>
  );
}

/** The version in which a comment was taken up: it stands, is to come, or did not come before the petition ended. */
function placeOf(version: number, { versions, circulation }: CirculationView): string {
  if (version <= (versions.at(-1)?.number ?? 0)) return words.takenUpIn(version);
  return editableStates.includes(circulation.state) ? words.takenUpInNext(version) : words.takenUpInNone;
}

function AnswerForm({ answering, view }: { readonly answering: Answering; readonly view: CirculationView }) {
  const { comment, present, versions, form, impediments } = answering;
  const latest = view.versions.at(-1)?.number ?? 0;
  const codes = answerCodes.filter((code) => code !== 'taken-up' || versions.length > 0);
  return (
    <div id="answer" class="gap-above">
      {impediments.length > 0 && <Obstacles wordings={impediments.map(view.word)} quiet />}
      <PostForm action={`${view.base}/comments/${comment}/answer`}>
        <Choices
          name="code"
          legend={words.answerLegend}
          chosen={present?.code}
          form={form}
          options={codes.map((value) => ({ value, label: answerWords[value], hint: words.answerHints[value] }))}
        />
        <TextArea name="line" label={words.answerLine} value={present?.line} form={form} rows={3} />
        {versions.length > 0 && (
          <Select
            name="version"
            label={words.answerVersion}
            hint={words.answerVersionHint}
            value={String(present?.takenUpIn ?? versions[0])}
            form={form}
            options={versions.map((number) => ({
              value: String(number),
              label: number > latest ? words.nextVersion(number) : words.version(number),
            }))}
          />
        )}
        <Button>{words.answerSend}</Button>
        <Fine>{words.answerFine}</Fine>
      </PostForm>
    </div>
  );
}

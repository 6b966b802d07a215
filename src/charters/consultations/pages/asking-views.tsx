import type { VNode } from 'preact';
import type { Impediment } from '../../../platform/refusal/index.ts';
import { dayOf, type CalendarDay } from '../../../platform/time/index.ts';
import type { FieldError } from '../../../platform/web/index.ts';
import {
  Banner,
  Button,
  Choices,
  Crumbs,
  Day,
  Details,
  ErrorSummary,
  Field,
  Fine,
  Head,
  Obstacles,
  PostForm,
  Section,
  Select,
  State,
  TextArea,
  type Filled,
} from '../../../platform/web/parts/index.ts';
import type { Nouns } from '../../../roll/index.ts';
import type { NamedUnit, Unit } from '../../../units/index.ts';
import type { Given } from '../../given.ts';
import { pendingStates, type Petition } from '../../petitions/model.ts';
import { stateWords } from '../../petitions/words.ts';
import type { ConsultationRules } from '../model.ts';
import type { ConsultationOfUnit } from '../queries.ts';
import { impedimentsToConfirming } from '../rules.ts';
import { ConsultationList } from '../views.tsx';
import { words } from '../words.ts';

/** Units that may be asked: those that the overlap names, and all others. */
export interface Offered {
  readonly touched: readonly { readonly unit: Unit; readonly touched: readonly string[] }[];
  readonly others: readonly NamedUnit[];
}

type Wrong = Filled & { readonly errors: readonly FieldError[] };

/** What came back with something wrong. */
export interface Returned {
  readonly asking?: Wrong;
  readonly settingAside?: Wrong & { readonly id: number };
  readonly status?: number;
}

interface Props {
  readonly petition: Petition;
  /** What keeps the visitor from running this consultation. */
  readonly own: readonly Impediment[];
  readonly word: Given['word'];
  readonly nouns: Nouns;
  readonly acknowledgedAt: Date | null;
  readonly consultations: readonly ConsultationOfUnit[];
  readonly offered: Offered;
  readonly silence: ConsultationRules['silence'];
  readonly answerBy: CalendarDay;
  readonly copiedTo: string | null;
  readonly mayAcknowledge: boolean;
  readonly zone: string;
  readonly today: CalendarDay;
  readonly asked: boolean;
  readonly returned: Returned;
}

export function ConsultationsPage(view: Props): VNode {
  const { petition, own, returned, consultations, zone, today, silence } = view;
  const mayAct = own.length === 0;
  const isPending = pendingStates.includes(petition.state);
  const errors = [...(returned.asking?.errors ?? []), ...(returned.settingAside?.errors ?? [])];
  return (
    <>
      <Crumbs links={view.mayAcknowledge ? wayOfDeciders(petition) : wayOfVerifiers(petition)} />
      <Head
        mark={{
          what: `P ${petition.id}`,
          more: [petition.title],
          state: <State of={petition.state}>{stateWords[petition.state]}</State>,
        }}
        title={words.title}
        lede={words.lede}
      />
      <ErrorSummary errors={errors.map(({ field, message }) => ({ message, ...(field && { field }) }))} />
      {view.asked && errors.length === 0 && <Banner tone="good" title={words.askedNow} arrives />}
      {!mayAct && (
        <Section title={words.toAsk}>
          <Obstacles wordings={own.map(view.word)} />
        </Section>
      )}
      <Section title={words.receipt}>
        <Receipt {...view} mayAcknowledge={view.mayAcknowledge && mayAct && isPending} />
      </Section>
      <Section title={words.consultations}>
        <ConsultationList
          consultations={consultations}
          zone={zone}
          today={today}
          silence={silence}
          {...(mayAct && { acts: (one) => <Settling one={one} wrong={returned.settingAside} /> })}
        />
      </Section>
      {mayAct && isPending && (
        <Section title={words.toAsk}>
          <AskForm {...view} form={returned.asking} />
        </Section>
      )}
    </>
  );
}

/** Back to where each of the two who may come here came from. */
const wayOfDeciders = ({ id, title }: Petition) => [
  { href: '/docket', label: words.docket },
  { href: `/petitions/${id}/decision`, label: words.decision },
  { href: `/petitions/${id}`, label: title },
];
const wayOfVerifiers = ({ id, title }: Petition) => [
  { href: '/staff/petitions', label: words.desk },
  { href: `/petitions/${id}`, label: title },
];

interface ReceiptProps {
  readonly petition: Pick<Petition, 'id'>;
  readonly acknowledgedAt: Date | null;
  readonly mayAcknowledge: boolean;
  readonly copiedTo: string | null;
  readonly zone: string;
}

/** Whether receipt has been acknowledged, and the button that does it. */
export function Receipt({ petition, acknowledgedAt, mayAcknowledge, copiedTo, zone }: ReceiptProps): VNode {
  if (acknowledgedAt)
    return (
      <p>
        {words.acknowledged} <Day on={dayOf(acknowledgedAt, zone)} />.
      </p>
    );
  if (!mayAcknowledge) return <p>{words.notAcknowledged}</p>;
  return (
    <PostForm action={`/petitions/${petition.id}/receipt`}>
      <p>{words.notAcknowledged}</p>
      <Button kind="quiet">{words.acknowledge}</Button>
      <Fine>{words.acknowledgeFine(copiedTo)}</Fine>
    </PostForm>
  );
}

function Settling({ one, wrong }: { readonly one: ConsultationOfUnit; readonly wrong: Returned['settingAside'] }) {
  if (!one.reply || one.reply.setAsideAt) return null;
  const at = `/petitions/${one.petition}/consultations/${one.id}`;
  const form = wrong?.id === one.id ? wrong : undefined;
  return (
    <>
      {impedimentsToConfirming(one).length === 0 && (
        <>
          <PostForm action={`${at}/confirmation`} row>
            <Button kind="quiet" label={words.confirmFor(one.of.name)}>
              {words.confirm}
            </Button>
          </PostForm>
          <Fine>{words.confirmFine}</Fine>
        </>
      )}
      <Details summary={words.setAsideFor(one.of.name)} open={form !== undefined}>
        <PostForm action={`${at}/setting-aside`}>
          <TextArea
            name="because"
            id={form ? 'because' : `because-${one.id}`}
            label={words.setAsideReason}
            rows={2}
            form={form}
            required
          />
          <Button kind="quiet">{words.setAside}</Button>
        </PostForm>
      </Details>
    </>
  );
}

function AskForm({
  petition,
  offered,
  answerBy,
  consultations,
  nouns,
  form,
}: Props & { readonly form: Filled | undefined }) {
  // At first all that are touched; later, whoever was left out was left out on purpose.
  const askable = offered.touched.filter(({ unit }) => unit.contactEmail);
  const unaddressed = offered.touched.filter(({ unit }) => !unit.contactEmail);
  return (
    <PostForm action={`/petitions/${petition.id}/consultations`}>
      {askable.length > 0 && (
        <Choices
          name="units[]"
          legend={words.toAskLegend}
          form={form}
          chosen={consultations.length === 0 ? askable.map(({ unit }) => String(unit.id)) : []}
          options={askable.map(({ unit, touched }) => ({
            value: String(unit.id),
            label: unit.name,
            hint: words.touches(touched),
          }))}
        />
      )}
      {unaddressed.map(({ unit, touched }) => (
        <p>
          <a href={`/units/${unit.slug}`}>{unit.name}</a>. {words.touches(touched)}. {words.noAddress(nouns)}
        </p>
      ))}
      {offered.touched.length === 0 && <p>{words.toAskNone}</p>}
      <Select
        name="another"
        label={words.another}
        hint={words.anotherHint}
        form={form}
        options={[
          { value: '', label: words.anotherNone },
          ...offered.others.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      <TextArea name="reason" label={words.anotherReason} hint={words.anotherReasonHint} rows={2} form={form} />
      <TextArea name="question" label={words.question} value={words.usualQuestion} rows={3} form={form} required />
      <Field
        name="answerBy"
        label={words.answerBy}
        hint={words.answerByHint}
        type="date"
        value={answerBy}
        form={form}
        short
        required
      />
      <Button>{words.ask}</Button>
    </PostForm>
  );
}

import { z } from 'zod';
import { petitionIn } from '../../charters/index.ts';
import type { Act } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { isCalendarDay } from '../../platform/time/index.ts';
import { post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { returnedWith } from '../../platform/web/parts/index.ts';
import type { Given } from '../given.ts';
import { stepPage } from '../way/page.tsx';
import { mustCarry } from '../way/standing.ts';
import { announceMeeting, callMeetingOff, recordMeeting } from './commands.ts';
import { bounds } from './rules.ts';
import { words } from './words.ts';

/** Where organizers announce an open meeting, call it off, and record what came of it. */
export const meetingRoutes = (given: Given): Route[] => [
  post('/petitions/:id/step/meeting', (call) =>
    kept(given, call, Announcing, (act, id, form) => announceMeeting(act, id, form, given)),
  ),
  post('/petitions/:id/step/meeting/calling-off', (call) => callOff(given, call)),
  post('/petitions/:id/step/meeting/record', (call) =>
    kept(given, call, Recording, (act, id, form) => recordMeeting(act, id, form, given)),
  ),
];

const written = (most: number) => z.string().trim().max(most, words.tooLong(most)).default('');

const Announcing = z.object({
  heldOn: z.string(words.badDay).refine(isCalendarDay, words.badDay),
  begins: z
    .string()
    .trim()
    .default('')
    .refine((hour) => hour === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(hour), words.badHour)
    .transform((hour) => hour || null),
  place: written(bounds.mostPlace),
  link: z
    .union([z.literal(''), z.url({ protocol: /^https?$/, error: words.badLink }).max(bounds.mostLink, words.badLink)])
    .default(''),
});

const Recording = z.object({
  attendance: z
    .string(words.badCount)
    .trim()
    .regex(/^\d{1,6}$/, words.badCount)
    .transform(Number)
    .pipe(z.number().max(bounds.mostAttendance, words.badCount)),
  minute: written(bounds.mostMinute),
});

async function kept<S extends z.ZodType>(
  given: Given,
  call: Call,
  schema: S,
  work: (act: Act, id: number, form: z.output<S>) => Promise<unknown>,
): Promise<Answer> {
  signedIn(call);
  const petition = await petitionIn(call);
  await mustCarry(call.visit, petition.id);
  const form = await call.form(schema);
  if (!form.ok) return stepPage(given, call, form, 422);
  const done = await call.attempt((act) => work(act, petition.id, form.value));
  if (done.ok) return seeOther(`/petitions/${petition.id}/step`);
  return stepPage(given, call, returnedWith(form.entered, done.impediments, { word: given.word, fieldOf }), 409);
}

async function callOff(given: Given, call: Call): Promise<Answer> {
  signedIn(call);
  const petition = await petitionIn(call);
  await mustCarry(call.visit, petition.id);
  await call.perform((act) => callMeetingOff(act, petition.id, given));
  return seeOther(`/petitions/${petition.id}/step`);
}

function fieldOf({ code }: Impediment): string {
  if (code === 'meeting-too-soon' || code === 'meeting-too-far') return 'heldOn';
  if (code === 'meeting-place-missing') return 'place';
  return code === 'meeting-minute-missing' ? 'minute' : '';
}

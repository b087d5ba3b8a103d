import type { FastifyRequest } from 'fastify'
import type { MaterialPromisePage } from '../../../../templates/pages/enterprise/promise-models.ts'
import type { DescribedMaterial } from '../../../process-description/described-process.ts'
import { promiseWords } from '../../../promises/lifecycle.ts'
import { termsOf } from '../../../promises/offered.ts'
import type { SignedPromise } from '../../../promises/queries.ts'
import { errorSummary } from '../../error-summary.ts'
import { say } from '../../frame.ts'
import type { FormState } from '../../page-route.ts'
import { dateAndTime } from '../../parts/dates.ts'
import type { Showing } from '../../parts/deadline-parts.ts'
import { applicationFrame, applicationHref } from '../applicant-frame.ts'
import type { OpenedApplication } from '../open-application.ts'

/** What is promised instead of a material: conditions, the text, what follows; all of it before anybody signs. */
export function promisePage(
  request: FastifyRequest,
  { application, process, relation }: OpenedApplication,
  { code, name }: DescribedMaterial,
  signed: readonly SignedPromise[],
  form: FormState,
  { language, office, now }: Showing,
): MaterialPromisePage {
  const [first] = signed
  const offered =
    first === undefined ? [...termsOf(process, code)] : signed.map(({ permit, terms }) => [permit, terms] as const)
  const isEditable = ['draft', 'returned', 'inCorrection'].includes(application.state)
  return {
    frame: applicationFrame(request, application, process, [name[language], say(request, 'word.promise')]),
    name: name[language],
    problem: errorSummary(form.problem, language),
    offers: offered.map(([letter, terms]) => ({
      permit: process.permits.get(letter)?.name[language] ?? letter,
      conditions: terms.conditions.map((each) => each[language]),
      text: terms.text[language],
      consequences: terms.consequences[language],
      days: say(request, 'word.days', { verification: terms.verificationDays, mending: terms.mendingDays }),
    })),
    signedText:
      first === undefined
        ? null
        : say(request, 'word.signedAt', {
            at: dateAndTime(language, office.zone, first.signedAt.getTime(), now),
            state: promiseWords.states[first.state][language === 'zh' ? 0 : 1],
          }),
    action: applicationHref(request, application.id, `/materials/${code}/promise`),
    commandId: form.commandId,
    maySign: isEditable && first === undefined && offered.length > 0 && relation === 'owner',
    mayTakeBack: isEditable && first !== undefined && relation === 'owner',
    ownerSigns: isEditable && first === undefined && relation !== 'owner',
    backHref: applicationHref(request, application.id, `/materials/${code}`),
  }
}

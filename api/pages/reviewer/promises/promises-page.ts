import type { FastifyRequest } from 'fastify'
import type { PromisesPage } from '../../../../templates/pages/reviewer/promise-model.ts'
import { readDeadline } from '../../../deadlines/read-deadline.ts'
import { parkOf } from '../../../plugins/access.ts'
import type { DescribedProcess } from '../../../process-description/described-process.ts'
import { promiseWords } from '../../../promises/lifecycle.ts'
import type { ListedPromise } from '../../../promises/queries.ts'
import { frameOf, say } from '../../frame.ts'
import { dueWords, lightOf, noLight, type Showing } from '../../parts/deadline-parts.ts'

export interface ReadPromise {
  readonly promise: ListedPromise
  readonly process: DescribedProcess
}

export function promisesHref(request: FastifyRequest): string {
  return `/parks/${parkOf(request).park.slug}/promises`
}

/** What a department has to verify, most urgent first; for managers and overseers all, with the way to what was refused. */
export function promisesPage(
  request: FastifyRequest,
  promises: readonly ReadPromise[],
  seesRefusals: boolean,
  showing: Showing,
): PromisesPage {
  const { language } = showing
  return {
    frame: frameOf(request, { title: say(request, 'verification.title'), audience: 'office' }),
    rows: promises.map(({ promise, process }) => ({
      href: `${promisesHref(request)}/${promise.id}`,
      title: promise.project ?? promise.enterprise,
      second: [promise.enterprise, promise.permitTitle, promise.permitNumber]
        .filter((part) => part !== null)
        .join(' · '),
      instead: materialName(process, promise.code, language),
      light: lightOfPromise(showing, promise),
      due: dueOfPromise(showing, promise),
      state: stateWord(promise, language),
    })),
    refusedHref: seesRefusals ? `/parks/${parkOf(request).park.slug}/refused-acts?kind=promises` : null,
  }
}

export function stateWord({ state }: Pick<ListedPromise, 'state'>, language: Showing['language']): string {
  return promiseWords.states[state][language === 'zh' ? 0 : 1]
}

export function materialName({ materials }: DescribedProcess, code: string, language: Showing['language']): string {
  return materials.find((each) => each.code === code)?.name[language] ?? code
}

/** Until when it is to be verified, or mended; nothing once it is settled. */
export function dueOfPromise(showing: Showing, promise: ListedPromise): string {
  const due = openDue(promise)
  if (due === null || promise.issuedAt === null) return ''
  return dueWords(showing, readDeadline(showing.office, promise.issuedAt.getTime(), due.getTime(), showing.now))
}

function lightOfPromise(showing: Showing, promise: ListedPromise) {
  const due = openDue(promise)
  if (due === null || promise.issuedAt === null) return noLight(showing.language)
  return lightOf(showing, readDeadline(showing.office, promise.issuedAt.getTime(), due.getTime(), showing.now))
}

function openDue({ state, verifyBy, mendBy }: ListedPromise): Date | null {
  if (state === 'signed') return verifyBy
  return state === 'broken' ? (mendBy ?? verifyBy) : null
}

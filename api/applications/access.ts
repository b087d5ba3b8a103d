import type { FastifyRequest } from 'fastify'
import { inParkOf, type ParkAccess, parkOf } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import type { Application } from './application.ts'
import { applicationWords } from './application-words.ts'
import { applicationLifecycle } from './lifecycle.ts'
import { findApplication } from './queries.ts'

/** What somebody is to the applications of one enterprise. */
export type Relation = 'owner' | 'filer' | 'assistant' | 'window' | 'officer'

const applicantRoles = new Set(['owner', 'filer', 'assistant', 'admin'])

/** The closest relation; `null` = a stranger. Officers of the park judge applications of every enterprise. */
export function relationTo(access: ParkAccess, enterpriseId: string): Relation | null {
  const own = access.enterprises.filter((each) => each.enterpriseId === enterpriseId)
  if (own.some(({ relation }) => relation === 'owner')) return 'owner'
  if (own.length > 0) return 'filer'
  if (access.roles.has('assistant')) return 'assistant'
  return isOfficer(access) ? 'officer' : null
}

export function isOfficer(access: ParkAccess): boolean {
  return [...access.roles].some((role) => !applicantRoles.has(role))
}

/** The enterprises whose applications this person may see; `null` = all of the park. */
export function visibleEnterprises(access: ParkAccess): readonly string[] | null {
  const seesAll = isOfficer(access) || access.roles.has('assistant')
  return seesAll ? null : access.enterprises.map(({ enterpriseId }) => enterpriseId)
}

/** An application that this person may read: their enterprise's, or any that was submitted for an officer. */
export async function readableApplication(
  tx: Tx,
  access: ParkAccess,
  id: string,
): Promise<{ readonly application: Application; readonly relation: Relation }> {
  const application = await findApplication(tx, access.park.id, id)
  const relation = application === null ? null : relationTo(access, application.enterprise.id)
  if (application === null || relation === null || (relation === 'officer' && application.number === null)) {
    throw noSuchApplication(id)
  }
  return { application, relation }
}

/** An application of the person's own enterprise, or one that an assistant or the window files for it. */
export async function ownApplication(
  tx: Tx,
  access: ParkAccess,
  id: string,
): Promise<{ readonly application: Application; readonly relation: Relation }> {
  const found = await readableApplication(tx, access, id)
  if (found.relation !== 'officer') return found
  if (!found.application.isRegistered || !access.roles.has('windowClerk')) throw noSuchApplication(id)
  return { ...found, relation: 'window' }
}

/** The owner of this enterprise: promises, signatures and withdrawal stay with the enterprise (domain: 帮代办). */
export function mustBeOwner(relation: Relation): void {
  if (relation === 'owner') return
  throw new Refusal(
    'not-allowed',
    'Expected the owner of this enterprise: promises and withdrawal stay with the enterprise.',
    '承诺、签署和撤回只能由建设单位本单位办理。',
  )
}

/** Form and materials may be changed before the first submission and while a correction is awaited. */
export function mustBeEditable(application: Application): void {
  if (application.isBeingSubmitted) {
    throw new Refusal('submission-under-way', 'The application is being submitted.', '申请正在提交，请稍候。')
  }
  if (['draft', 'returned', 'inCorrection'].includes(application.state)) return
  const [now, nowEn] = applicationWords.states[application.state]
  throw new Refusal(
    'application-not-editable',
    `Expected the application to be a draft or to await correction, but it is ${nowEn}.`,
    `申请当前为“${now}”，只在草稿或者等待补正时可以修改。`,
  )
}

/** What the window registered it also fills in, from the paper, until it has been accepted. */
export function mustBeFillable(application: Application, relation: Relation): void {
  if (relation !== 'window' || application.state !== 'submitted') mustBeEditable(application)
}

/** A deferred material may be handed in until the application has ended (容缺受理). */
export function mustTakeMaterial(application: Application, isDeferred: boolean): void {
  if (!isDeferred || applicationLifecycle.isFinal(application.state)) mustBeEditable(application)
}

/** Reads something of one application in one transaction. */
export async function withReadable<Result>(
  request: FastifyRequest,
  id: string,
  work: (tx: Tx, application: Application, relation: Relation) => Promise<Result>,
): Promise<Result> {
  return await inParkOf(request, async (tx) => {
    const { application, relation } = await readableApplication(tx, parkOf(request), id)
    return await work(tx, application, relation)
  })
}

/** What the time and place of a form is. */
export function formContextOf(app: Pick<AppParts, 'engine'>, access: ParkAccess) {
  return { areaCodes: access.park.areaCodes, now: app.engine.now(), zone: access.park.zone }
}

function noSuchApplication(id: string): Refusal {
  return new Refusal(
    'not-found',
    `Expected an application that you may see, but found none with id ${id}.`,
    '未找到该申请。',
  )
}

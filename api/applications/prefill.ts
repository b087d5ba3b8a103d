import type { JsonValue } from '../../engine/index.ts'
import type { Enterprise } from '../enterprises/queries.ts'
import { type Field, type FormValues, isTyped } from '../forms/form.ts'
import { openPersonal } from '../forms/personal-values.ts'
import { listPermits } from '../permits/queries.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import { PERSONAL } from '../submissions/prepare-submission.ts'
import type { Application } from './application.ts'
import type { Prefilled, PrefillSource } from './prefilled.ts'
import { listApplications } from './queries.ts'

export interface PrefillOrder {
  readonly process: DescribedProcess
  readonly enterpriseId: string
  /** A project of the enterprise that is known already; `null` = a new one. */
  readonly projectId: string | null
  /** What was answered before the draft was opened. */
  readonly answers: FormValues
}

interface Known {
  readonly source: PrefillSource
  readonly values: FormValues
}

const MOST = 500

/** What need not be asked again: from an earlier application, the register, permits on file, the answers just given. */
export async function prefill(
  app: Pick<AppParts, 'cipher'>,
  tx: Tx,
  parkId: string,
  order: PrefillOrder,
  enterprise: Enterprise,
): Promise<{ readonly values: FormValues; readonly sources: Prefilled }> {
  const filter = { enterpriseIds: [enterprise.id], withDrafts: false, limit: MOST }
  const filed = await listApplications(tx, parkId, filter)
  const known = [
    ...fromEarlier(app, order, filed),
    fromRegister(enterprise),
    ...(await fromPermits(tx, parkId, order, filed)),
    { source: { type: 'answers' } as const, values: order.answers },
  ]
  const values: { [key: string]: JsonValue } = {}
  const sources: { [key: string]: PrefillSource } = {}
  for (const { source, values: found } of known) {
    for (const { key } of order.process.form.fields.filter(mayBePrefilled)) {
      const value = found[key]
      if (value === undefined || value === null || value === '') continue
      values[key] = value
      sources[key] = source
    }
  }
  return { values, sources }
}

/** Nobody promises by what they promised before, and what is computed is not typed. */
function mayBePrefilled({ type, required }: Field): boolean {
  return isTyped({ type }) && !(type === 'checkbox' && required)
}

/** Of the same project everything; else what its newest application said of the enterprise. */
function fromEarlier(
  app: Pick<AppParts, 'cipher'>,
  { process, projectId }: PrefillOrder,
  filed: readonly Application[],
): readonly Known[] {
  const ofProject = projectId === null ? undefined : filed.find(({ project }) => project?.id === projectId)
  const earlier = ofProject ?? filed[0]
  if (earlier === undefined) return []
  const sections = process.form.sections.filter(({ about }) => ofProject !== undefined || about === 'enterprise')
  const typed = openPersonal(earlier.stored, app.cipher, PERSONAL)
  const keys = sections.flatMap(({ fields }) => fields.map(({ key }) => key))
  return [
    {
      source: { type: 'application', number: earlier.number ?? '' },
      values: Object.fromEntries(keys.map((key) => [key, typed[key] ?? null])),
    },
  ]
}

function fromRegister({ name, creditCode, legalRepresentative, registeredAddress }: Enterprise): Known {
  return {
    source: { type: 'register' },
    values: { enterpriseName: name, creditCode, legalRepresentative, registeredAddress },
  }
}

/** Which permits the project holds already, in the field that asks for it. */
async function fromPermits(
  tx: Tx,
  parkId: string,
  { process, projectId }: PrefillOrder,
  filed: readonly Application[],
): Promise<readonly Known[]> {
  const { heldPermits } = process.description
  const field = process.form.fields.find(({ key }) => key === heldPermits)
  if (field === undefined || projectId === null) return []
  const ofProject = new Set(filed.filter(({ project }) => project?.id === projectId).map(({ id }) => id))
  const enterpriseIds = [...new Set(filed.map(({ enterprise }) => enterprise.id))]
  const held = (await listPermits(tx, parkId, enterpriseIds, MOST)).filter(
    ({ applicationId, state }) => ofProject.has(applicationId) && state === 'issued',
  )
  const letters = field.options
    .map(({ value }) => value)
    .filter((letter) => held.some(({ permitType }) => permitType === process.permits.get(letter)?.type))
  const [first] = held
  if (letters.length === 0 || first === undefined) return []
  const numbers = held.map(({ number }) => number).join('、')
  return [{ source: { type: 'permit', name: first.printed.title, number: numbers }, values: { [field.key]: letters } }]
}

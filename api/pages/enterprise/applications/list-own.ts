import type { FastifyRequest } from 'fastify'
import { visibleEnterprises } from '../../../applications/access.ts'
import { listApplications } from '../../../applications/queries.ts'
import { correctionKinds } from '../../../notices/notice-texts.ts'
import { listNotices } from '../../../notices/queries.ts'
import { parkOf, personOf } from '../../../plugins/access.ts'
import type { AppParts } from '../../../plugins/app-parts.ts'
import type { Tx } from '../../../plugins/database.ts'
import { listDepartments } from '../../../tasks/queries.ts'
import { applicationTitle } from '../applicant-frame.ts'
import { askedOf, type OwnApplication } from './own-applications.ts'

const MOST = 500

/** Everything that this person's enterprises file here, drafts too, with what each asks of them. */
export async function listOwn(app: AppParts, request: FastifyRequest, tx: Tx): Promise<readonly OwnApplication[]> {
  const access = parkOf(request)
  const filter = { enterpriseIds: visibleEnterprises(access), withDrafts: true, limit: MOST }
  const tasks = await listDepartments(tx, access, personOf(request).personId)
  const rows: OwnApplication[] = []
  for (const application of await listApplications(tx, access.park.id, filter)) {
    const process = await app.catalogue.byHash(access.park.id, application.definitionHash)
    const waits = application.state === 'returned' || application.state === 'inCorrection'
    const answerBy = waits ? await findAnswerBy(tx, access.park.id, application.id) : null
    const own = tasks.filter(({ applicationId }) => applicationId === application.id)
    const asked = askedOf(application, answerBy, own)
    rows.push({ application, title: applicationTitle(request, application, process), asked })
  }
  return rows
}

/** Until when the newest notice that waits for an answer may be answered. */
export async function findAnswerBy(tx: Tx, parkId: string, applicationId: string): Promise<Date | null> {
  const sent = await listNotices(tx, parkId, applicationId, true)
  return sent.filter(({ kind }) => correctionKinds.has(kind)).at(-1)?.answerBy ?? null
}

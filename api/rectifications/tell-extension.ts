import type { FastifyRequest } from 'fastify'
import { findApplication } from '../applications/queries.ts'
import { departmentNames } from '../jobs/queries.ts'
import { insertNotice } from '../notices/queries.ts'
import { chineseDateTime } from '../parks/dates.ts'
import { commandIdOf, inParkOf, parkOf } from '../plugins/access.ts'
import { readRounds } from './read-round.ts'

/** Sends the enterprise what was decided about its request, once for each command. */
export async function tellExtension(request: FastifyRequest, applicationId: string): Promise<void> {
  const { id: parkId, zone } = parkOf(request).park
  const { engine, catalogue } = request.server
  await inParkOf(request, async (tx) => {
    const application = await findApplication(tx, parkId, applicationId)
    if (application === null) throw new Error(`Expected application ${applicationId}, but found none.`)
    const round = (await readRounds(tx, parkId, application)).at(-1)
    const extension = round?.extension ?? null
    if (extension?.decision == null) return
    const { description } = await catalogue.byHash(parkId, application.definitionHash)
    const { leadDepartment } = description
    const names = await departmentNames(tx, parkId, [leadDepartment])
    const what = `您单位“${application.project?.name ?? description.title.zh}”（编号 ${application.number}）整改期限的延期申请`
    const decided =
      extension.answerBy === null
        ? `${what}，经研究不予同意，请按原期限整改。`
        : `${what}已经同意，整改期限延长至 ${chineseDateTime(zone, extension.answerBy.getTime())}。期限只延长一次。`
    await insertNotice(
      tx,
      parkId,
      {
        ...{ id: commandIdOf(request), applicationId, instanceId: applicationId, jobKey: null },
        ...{ kind: 'rectificationExtension', audience: 'applicant', department: leadDepartment, permit: null },
        title: extension.answerBy === null ? '不予延期告知书' : '整改延期告知书',
        body: [
          `${application.enterprise.name}：`,
          decided,
          `理由：${extension.decisionReason ?? ''}`,
          names.get(leadDepartment) ?? leadDepartment,
        ].join('\n'),
        answerBy: extension.answerBy,
        sentAt: new Date(engine.now()),
      },
      null,
    )
  })
}

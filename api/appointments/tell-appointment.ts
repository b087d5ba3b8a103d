import type { FastifyRequest } from 'fastify'
import { departmentNames } from '../jobs/queries.ts'
import { appointmentNotice } from '../notices/appointment-notice.ts'
import { insertNotice } from '../notices/queries.ts'
import { commandIdOf, parkOf } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { APPLICANT } from '../tasks/task.ts'
import { readAppointment } from './read-appointment.ts'

/** Sends the applicant when and where the survey is, once for each command; departments see it with their tasks. */
export async function tellAppointment(request: FastifyRequest, tx: Tx, applicationId: string): Promise<void> {
  const access = parkOf(request)
  const { id: parkId, zone } = access.park
  const { application, appointment, process, parties } = await readAppointment(
    request.server,
    tx,
    access,
    applicationId,
  )
  if (appointment?.startsAt == null || appointment.endsAt === null) return
  const { leadDepartment } = process.description
  const names = await departmentNames(tx, parkId, [leadDepartment, ...parties])
  const text = appointmentNotice({
    applicationNumber: application.number ?? '',
    enterprise: application.enterprise.name,
    project: application.project?.name ?? process.description.title.zh,
    bureau: names.get(leadDepartment) ?? leadDepartment,
    departments: parties.filter((party) => party !== APPLICANT).map((party) => names.get(party) ?? party),
    zone,
    startsAt: appointment.startsAt.getTime(),
    endsAt: appointment.endsAt.getTime(),
    address: appointment.address,
    contact: appointment.contact,
    phone: appointment.phone,
    movedBecause: appointment.movedBecause,
  })
  await insertNotice(
    tx,
    parkId,
    {
      id: commandIdOf(request),
      applicationId,
      instanceId: appointment.instanceId,
      jobKey: null,
      kind: 'surveyAppointment',
      audience: 'applicant',
      department: leadDepartment,
      permit: null,
      ...text,
      answerBy: null,
      sentAt: new Date(request.server.engine.now()),
    },
    null,
  )
}

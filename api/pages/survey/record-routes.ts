import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { renderPage } from '../../../templates/pages/render-page.ts'
import type { RecordPage } from '../../../templates/pages/survey/models.ts'
import { type Relation, withReadable } from '../../applications/access.ts'
import { applicationParams } from '../../applications/schemas.ts'
import type { FeatureRoutes } from '../../features.ts'
import { parkOf } from '../../plugins/access.ts'
import { Refusal } from '../../refusal.ts'
import { readRecord, type SurveyRecord } from '../../surveys/record.ts'
import { applicationHref, applicationTitle } from '../enterprise/applicant-frame.ts'
import { showingOf } from '../enterprise/showing.ts'
import { frameOf, say } from '../frame.ts'
import { page } from '../page-route.ts'
import type { Showing } from '../parts/deadline-parts.ts'
import { type DepartmentNames, departmentNames } from '../parts/place.ts'
import { recordPart } from './record-parts.ts'
import { appointmentWhen } from './when-words.ts'

/** 现场勘验记录 on A4, of all departments. */
export const recordRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url: '/parks/:park/applications/:application/survey-record',
    permission: 'readSurveys',
    summary: 'The record of the survey · 现场勘验记录',
    params: applicationParams,
    query: z.object({}),
    show: async (request, { application: id }) => {
      const names = await departmentNames(request)
      return await withReadable(request, id, async (tx, application, relation) => {
        const record = await readRecord(app, tx, parkOf(request), application, relation)
        if (record === null) {
          throw new Refusal('not-found', 'There is no record to be seen yet.', '尚无可以查看的现场勘验记录。')
        }
        return renderPage('survey/record', recordPage(request, record, relation, names, showingOf(request)))
      })
    },
  })
}

function recordPage(
  request: FastifyRequest,
  { application, process, appointment, parts }: SurveyRecord,
  relation: Relation,
  names: DepartmentNames,
  showing: Showing,
): RecordPage {
  const title = say(request, 'survey.record')
  const fact = (label: string, value: string) => ({ label, value, strong: false })
  return {
    frame: frameOf(request, { title, audience: 'public' }),
    paper: 'a4',
    backHref: relation === 'officer' ? '/home' : applicationHref(request, application.id),
    backLabel: say(request, 'material.back'),
    atOnce: false,
    title,
    number: say(request, 'surveyRecord.number', { number: application.number ?? '' }),
    facts: [
      fact(say(request, 'surveyRecord.project'), applicationTitle(request, application, process)),
      fact(say(request, 'surveyRecord.enterprise'), application.enterprise.name),
      ...(appointment === null
        ? []
        : [
            fact(say(request, 'survey.when'), appointmentWhen(showing, appointment) ?? ''),
            fact(say(request, 'survey.where'), appointment.address),
          ]),
    ],
    parts: parts.map((part) => recordPart(request, showing, process, part, names)),
    note: say(request, 'surveyRecord.note'),
  }
}

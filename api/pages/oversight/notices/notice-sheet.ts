import type { FastifyRequest } from 'fastify'
import type { OversightSheetPage } from '../../../../templates/pages/oversight/oversight-models.ts'
import type { ReadNotice } from '../../../oversight/act-on-notice.ts'
import { oversightCauses } from '../../../oversight/rules.ts'
import { chineseDate, chineseDateTime, dateIn } from '../../../parks/dates.ts'
import { parkOf } from '../../../plugins/access.ts'
import { frameOf, say } from '../../frame.ts'
import { noticesHref } from './notice-words.ts'

/** A notice on A4, in Chinese as everything that is given on paper, with the latest answer where there is one. */
export function noticeSheet(
  request: FastifyRequest,
  { notice, acts }: ReadNotice,
  department: string,
): OversightSheetPage {
  const { zone, name } = parkOf(request).park
  const fact = (label: string, value: string) => ({ label, value, strong: false })
  const answer = acts.findLast(({ act }) => act === 'answer')
  const until = chineseDateTime(zone, notice.answerBy.getTime())
  return {
    frame: frameOf(request, { title: '督办通知单', audience: 'public' }),
    paper: 'a4',
    backHref: `${noticesHref(request)}/${notice.id}`,
    backLabel: say(request, 'oversight.back'),
    atOnce: false,
    title: '督办通知单',
    number: notice.number,
    addressee: `${department}：`,
    paragraphs: [
      notice.what,
      `请在 ${until} 前（${notice.answerDays} 个工作日内）书面答复；逾期不答复的，报园区领导。`,
    ],
    facts: [
      fact('督办事由', oversightCauses[notice.cause][1]),
      ...(notice.application?.number == null ? [] : [fact('申请号', notice.application.number)]),
      ...(notice.application?.project == null ? [] : [fact('项目', notice.application.project)]),
      ...(answer?.words == null ? [] : [fact('部门答复', answer.words)]),
    ],
    signed: name,
    date: chineseDate(dateIn(zone, notice.raisedAt.getTime())),
    note: say(request, 'noticeSheet.note'),
  }
}

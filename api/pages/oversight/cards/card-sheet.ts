import type { FastifyRequest } from 'fastify'
import type { OversightSheetPage } from '../../../../templates/pages/oversight/oversight-models.ts'
import type { ReadCard } from '../../../cards/act-on-card.ts'
import type { Card } from '../../../cards/card.ts'
import { cardGrounds, monthsInForce } from '../../../cards/grounds.ts'
import { parties } from '../../../cards/parties.ts'
import { chineseDate, chineseDateTime, dateIn } from '../../../parks/dates.ts'
import { parkOf } from '../../../plugins/access.ts'
import { frameOf, say } from '../../frame.ts'
import { cardsHref } from './card-words.ts'

const colourWords = { yellow: '黄牌', red: '红牌' } as const

/** A card on A4, in Chinese as everything that is given on paper: before it is given, what is proposed and until when one may speak. */
export function cardSheet(request: FastifyRequest, { card, acts }: ReadCard): OversightSheetPage {
  const { zone, name } = parkOf(request).park
  const title = card.number === null ? `拟给出${colourWords[card.colour]}告知书` : `${colourWords[card.colour]}通知书`
  const reason = acts.find(({ act }) => act === 'give')?.words ?? ''
  const fact = (label: string, value: string) => ({ label, value, strong: false })
  const at = card.givenAt ?? card.toldAt ?? card.proposedAt
  return {
    frame: frameOf(request, { title, audience: 'public' }),
    paper: 'a4',
    backHref: `${cardsHref(request)}/${card.id}`,
    backLabel: say(request, 'oversight.back'),
    atOnce: false,
    title,
    number: card.number ?? '',
    addressee: `${card.partyName}（统一社会信用代码 ${card.partyCreditCode}）：`,
    facts: [
      fact('项目', `${card.project.name}（${card.project.code}）`),
      fact('对象', parties[card.party].zh),
      fact('事由', cardGrounds[card.ground].zh),
      fact('事实经过', card.whatHappened),
      fact('依据和证据', card.evidence),
      ...(reason === '' ? [] : [fact('决定理由', reason)]),
    ],
    paragraphs: card.number === null ? proposedWords(card, zone) : givenWords(card, acts),
    signed: name,
    date: chineseDate(dateIn(zone, at.getTime())),
    note: say(request, 'noticeSheet.note'),
  }
}

function proposedWords({ colour, hearBy }: Card, zone: string): readonly string[] {
  const until = hearBy === null ? '' : `请在 ${chineseDateTime(zone, hearBy.getTime())} 前陈述、申辩，逾期视为已听取。`
  return [`因下列事由，拟对你单位给出${colourWords[colour]}。${until}`]
}

function givenWords({ colour, state, expiresOn, closedOn }: Card, acts: ReadCard['acts']): readonly string[] {
  const until =
    expiresOn === null
      ? `有效期至事由闭合满${monthsInForce.yellow}个月。`
      : `${closedOn === null ? '' : `事由已于${chineseDate(closedOn)}闭合，`}有效期至${chineseDate(expiresOn)}。`
  const effects = colour === 'red' ? '不适用容缺受理和告知承诺，并加强核查' : '不适用容缺受理'
  const ended = { given: '', expired: '本牌已到期。', withdrawn: '本牌已撤回。', proposed: '', heard: '' }[state]
  const isSilent = acts.some(({ act, words }) => act === 'hear' && words === null)
  const heard = isSilent ? '经告知，你单位在期限内没有陈述、申辩' : '经听取你单位陈述、申辩'
  return [
    `${heard}，因下列事由，决定对你单位给出${colourWords[colour]}。${until}${ended}`,
    `有效期内，本项目的申请和你单位的申请${effects}。对本决定有异议的，可以在有效期内提出一次，由给出该牌以外的人处理，处理期间本牌继续有效。`,
  ]
}

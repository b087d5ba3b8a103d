import { v7 } from 'uuid'
import { findApplication } from '../applications/queries.ts'
import { findEnterprises, listEnterprisePeople } from '../enterprises/queries.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { type CardGround, cardGrounds } from './grounds.ts'
import { takeUpCard } from './hear-card.ts'
import type { CardActor } from './locked-card.ts'
import { type Party, parties, partiesIn } from './parties.ts'
import { insertCard, insertCardAct } from './queries.ts'

export interface AskedCard {
  readonly applicationId: string
  readonly party: Party
  readonly ground: CardGround
  readonly whatHappened: string
  readonly evidence: string
}

/**
 * 提出红黄牌 for a party that the application names. An overseer's proposal is told to the party at once; that of a
 * reviewer or a manager once an overseer takes it up. Gives its id.
 */
export async function proposeCard(
  tx: Tx,
  access: ParkAccess,
  by: CardActor,
  asked: Omit<AskedCard, 'ground'> & { readonly ground: Exclude<CardGround, 'twoYellows'> },
): Promise<string> {
  const parkId = access.park.id
  const application = await findApplication(tx, parkId, asked.applicationId)
  if (application === null || application.number === null || application.project === null) {
    throw wrong('application', 'Expected an application that was submitted.', '请写明已经提交的申请。')
  }
  const named = partiesIn(application.stored.form).find(({ party }) => party === asked.party)
  if (named === undefined) {
    const { zh, en } = parties[asked.party]
    throw wrong('party', `The application names no ${en.toLowerCase()}.`, `该申请没有填写${zh}，请选择其他主体。`)
  }
  if (asked.whatHappened === '') throw wrong('whatHappened', 'Write what happened.', '请写明事实经过。')
  if (asked.evidence === '') throw wrong('evidence', 'Write what proves it.', '请写明依据和证据。')
  const id = v7()
  await insertCard(tx, parkId, {
    ...{ id, source: id, projectId: application.project.id, applicationId: application.id },
    ...{ party: asked.party, partyName: named.name, partyCreditCode: named.creditCode },
    speakerId: await speakerFor(tx, named.creditCode, application.enterprise.id),
    ...{ ground: asked.ground, colour: cardGrounds[asked.ground].colour },
    ...{ whatHappened: asked.whatHappened, evidence: asked.evidence },
    ...{ proposedBy: by.personId, proposedAt: by.now },
  })
  await insertCardAct(tx, parkId, id, { act: 'propose', words: null, personId: by.personId, actedAt: by.now })
  if (access.roles.has('overseer')) await takeUpCard(tx, by, id)
  return id
}

/** The firm itself where somebody acts for it here, else the owner of the project, who passes it on. */
async function speakerFor(tx: Tx, creditCode: string, ownerId: string): Promise<string> {
  const [firm] = await findEnterprises(tx, [creditCode])
  if (firm === undefined) return ownerId
  return (await listEnterprisePeople(tx, [firm.id])).length > 0 ? firm.id : ownerId
}

function wrong(field: string, message: string, messageZh: string): Refusal {
  return new Refusal('card-incomplete', message, messageZh, [{ field, code: 'card-incomplete', message, messageZh }])
}

import { v7 } from 'uuid'
import type { FormValues } from '../forms/form.ts'
import { dateIn } from '../parks/dates.ts'
import type { Park } from '../parks/park.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import {
  authorityOf,
  type PermitWithDocument,
  permitsWithDocument,
} from '../process-description/permits-with-document.ts'
import { newCheckWord, newVerificationCode } from './check-word.ts'
import type { Judgement } from './judgements.ts'
import type { Permit } from './permit.ts'
import { counterPeriod, type NumberPlace, permitNumber } from './permit-number.ts'
import { printPermit } from './print-permit.ts'
import type { CounterKey } from './queries.ts'

/** One permit that is to be issued, with the counter that gives its number. */
export interface PlannedPermit {
  readonly permit: PermitWithDocument
  readonly authority: string
  readonly place: NumberPlace
  readonly counter: CounterKey
  readonly first: number
}

export interface IssueFacts {
  readonly process: DescribedProcess
  readonly park: Park
  readonly values: FormValues
  /** Chinese names of the issuing authorities, by code. */
  readonly names: ReadonlyMap<string, string>
  readonly judgements: readonly Judgement[]
  readonly opinions: { readonly [letter: string]: string }
  readonly applicationId: string
  readonly now: number
}

/** What is issued, in the legal order; the order of the list that asks for it does not matter. */
export function planPermits(facts: IssueFacts, granted: readonly string[]): readonly PlannedPermit[] {
  const { process, park, values, now } = facts
  const issuedOn = dateIn(park.zone, now)
  const areaCode = typeof values['areaCode'] === 'string' ? values['areaCode'] : (park.areaCodes[0] ?? '')
  return permitsWithDocument(process)
    .filter(({ letter }) => granted.includes(letter))
    .map((permit) => {
      const authority = authorityOf(permit, park)
      const place = { areaCode, issuedOn }
      const period = counterPeriod(permit.document.number, place)
      return {
        permit,
        authority,
        place,
        counter: { parkId: park.id, issuingAuthority: authority, permitType: permit.type, period },
        first: park.firstNumbers[permit.type] ?? permit.document.number.first,
      }
    })
}

/** The permit with its number: everything that is printed is settled here. */
export function permitWithNumber(facts: IssueFacts, planned: PlannedPermit, position: number, value: number): Permit {
  const { permit, authority, place, counter } = planned
  const { now, park, judgements, opinions } = facts
  const number = permitNumber(permit.document.number, place, value)
  const name = facts.names.get(authority) ?? authority
  const printing = { form: facts.process.form, values: facts.values, authority: name, number, now, zone: park.zone }
  const said = { judgements, opinions }
  return {
    id: v7(),
    applicationId: facts.applicationId,
    permitType: permit.type,
    permit: permit.letter,
    generation: 1,
    position,
    issuingAuthority: authority,
    number,
    counterPeriod: counter.period,
    counterValue: value,
    state: 'issued',
    printed: printPermit(permit, { ...printing, ...said, issuedOn: place.issuedOn }),
    verificationCode: newVerificationCode(),
    checkWord: newCheckWord(),
    issuedAt: new Date(now),
  }
}

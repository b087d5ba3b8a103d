import type { JsonValue } from '../../engine/index.ts'
import type { Form, FormValues } from '../forms/form.ts'
import { creditCode } from '../forms/formats/credit-code.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { knownCompany } from './known-company.ts'

/** What was typed, with the names of known companies where their credit codes stand and no name does. */
export async function withCompanyNames(
  tx: Tx,
  access: ParkAccess,
  { fields }: Form,
  typed: FormValues,
): Promise<FormValues> {
  const named: { [key: string]: JsonValue } = { ...typed }
  for (const { key, nameInto } of fields) {
    if (nameInto === null || String(typed[nameInto] ?? '').trim() !== '') continue
    const code = creditCode(String(typed[key] ?? ''), { areaCodes: [] })
    const company = code.ok ? await knownCompany(tx, access, String(code.value)) : null
    if (company !== null) named[nameInto] = company.name
  }
  return named
}

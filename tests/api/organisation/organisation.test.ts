import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoEnterprises } from '../../../api/demo-data/enterprises.ts'
import { loadDemoOrganisation } from '../../../api/demo-data/load-demo-organisation.ts'
import { settleKey } from '../../../api/installation/settle-key.ts'
import { createCipher } from '../../../api/personal-data/cipher.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'

let site: TestApp

beforeAll(async () => {
  site = await startTestApp()
})
afterAll(async () => {
  await site.close()
})

describe('the demonstration park', () => {
  test('says who seals which permit', async () => {
    const window = await site.as('window')

    const park = await window.get('/api/v1/parks/demo')

    expect(park.body).toMatchObject({
      closingTime: '17:30',
      officeHours: [],
      approvesPublications: false,
      areaCodes: ['430302'],
      issuingAuthorities: {
        'construction-permit': 'park-approval-bureau',
        'real-estate-certificate': 'real-estate-registry',
      },
    })
  })

  test('has every department, and for each authority reviewer, deputy, checker and signatory', async () => {
    const manager = await site.as('manager')

    const departments = (await manager.get('/api/v1/parks/demo/departments')).list
    const people = (await manager.get('/api/v1/parks/demo/people')).list

    expect(departments).toHaveLength(19)
    const incomplete = departments
      .filter(({ kind }) => String(kind) === 'authority')
      .filter(({ code }) => {
        const posts = people
          .filter(({ department }) => String(department) === String(code))
          .map(({ post }) => String(post))
        return !['reviewer', 'checker', 'signatory'].every((post) => posts.includes(post))
      })
    expect(incomplete).toEqual([])
  })

  test('shows a mobile masked, and keeps it encrypted', async () => {
    const manager = await site.as('manager')
    const sql = postgres(site.superuserUrl, { max: 1 })

    const people = (await manager.get('/api/v1/parks/demo/people')).list
    const stored = await sql`select mobile_encrypted, identity_number_encrypted from people`
    await sql.end()

    expect(new Set(people.map(({ mobile }) => mobile))).toEqual(new Set(['138****0000']))
    expect(Buffer.concat(stored.map((row) => Buffer.from(row['mobile_encrypted']))).includes('1380000')).toBe(false)
  })

  test('shows an owner the own enterprise and no other', async () => {
    const owner = await site.as('owner')
    const window = await site.as('window')

    const own = await owner.get('/api/v1/parks/demo/enterprises')
    const all = await window.get('/api/v1/parks/demo/enterprises')

    expect(own.list).toMatchObject([{ creditCode: '91430399MAFAKE019N', name: '湘潭中工京迪产业园发展有限公司' }])
    expect(all.list).toHaveLength(demoEnterprises.length)
  })

  test('is loaded once, however many nodes start', async () => {
    const cipher = createCipher(new Uint8Array(32))

    await Promise.all([loadDemoOrganisation(site.database, cipher), loadDemoOrganisation(site.database, cipher)])

    const manager = await site.as('manager')
    expect((await manager.get('/api/v1/me')).body.parks).toHaveLength(1)
  })
})

describe('a database', () => {
  test('is refused by a server that has another key', async () => {
    const other = createCipher(new Uint8Array(32).fill(9))

    await expect(settleKey(site.database, other, 'other.key')).rejects.toMatchObject({ code: 'other-key' })
  })
})

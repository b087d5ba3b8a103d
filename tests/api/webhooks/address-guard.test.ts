import { describe, expect, test } from 'vitest'
import { createAddressGuard } from '../../../api/webhooks/sending/address-guard.ts'
import { post } from '../../../api/webhooks/sending/post.ts'
import { openReceiver } from './receiver.ts'

const inner = [
  '127.0.0.1',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:a00:1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '[fe80::1]',
  '[fd00:ec2::254]',
  '169.254.169.254',
  '100.100.100.200',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '127.1',
  '0.0.0.0',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  'localhost',
]

const send = (guard: ReturnType<typeof createAddressGuard>, url: string) =>
  post(guard, { url, headers: {}, body: '{}', timeLimit: 5_000 })

describe('a webhook', () => {
  test.each(inner)('never reaches %s', async (host) => {
    const receiver = await openReceiver()

    const { port } = new URL(receiver.url)
    const posted = await send(createAddressGuard([]), `http://${host}:${port}/`)
    await receiver.close()

    expect(posted).toEqual({ problem: 'forbidden-address' })
    expect(receiver.received).toEqual([])
  })

  test('reaches what is public, and what is allowed by name of its network', async () => {
    const receiver = await openReceiver()
    const { port } = new URL(receiver.url)

    const guard = createAddressGuard(['127.0.0.1/32'])
    const [allowed, beside] = [await send(guard, receiver.url), await send(guard, `http://127.0.0.2:${port}/`)]
    await receiver.close()

    expect(allowed).toEqual({ status: 204 })
    expect(beside).toEqual({ problem: 'forbidden-address' })
    for (const address of ['1.1.1.1', '114.114.114.114', '2400:3200::1']) expect(guard.isAllowed(address)).toBe(true)
    for (const address of ['0.0.0.1', '::ffff:1.1.1.1', 'nonsense', '']) expect(guard.isAllowed(address)).toBe(false)
  })

  test('is not led elsewhere by a redirect, and reads no more of an answer than it must', async () => {
    const [inside, receiver] = [await openReceiver(), await openReceiver()]
    receiver.answer(({ path }, response) => {
      if (path === '/redirect') response.writeHead(307, { location: inside.url }).end()
      else response.writeHead(200).end('x'.repeat(5_000_000))
      return null
    })

    const guard = createAddressGuard(['127.0.0.1/32'])
    const redirected = await send(guard, `${receiver.url}/redirect`)
    const endless = await send(guard, `${receiver.url}/endless`)
    await Promise.all([inside.close(), receiver.close()])

    expect([redirected, endless]).toEqual([{ status: 307 }, { status: 200 }])
    expect(inside.received).toEqual([])
  })
})

import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newClueId, newCommandId, type ItemId } from '../../../src/domain/ids.ts'
import { createEventHub } from '../../../src/server/events/event-hub.ts'
import { openTestOffice, testIds, type Client, type TestOffice } from '../../support/server-office.ts'
import { reportCommand } from '../../support/leads.ts'
import { listPicture, makeCommand, makePicture, makeSubmission, sync } from '../../support/server-phone.ts'
import { uploadPicture } from '../../support/server-upload.ts'

let office: TestOffice
let phone: Client

beforeEach(async () => {
  office = await openTestOffice()
  phone = await office.signIn('nongye01')
  await office.server.app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(() => office.close())

describe('an open desk', () => {
  it('hears of each item that arrives, after its commit, and of nothing that was refused', async () => {
    const { stream, next } = await openStream(await office.signIn('bianji'))
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    })
    const commands = [makeCommand(1, { payload: makeSubmission({ title: '' }) }), makeCommand(2)]
    await sync(phone, commands)
    expect(await next()).toBe(`event: item\ndata: {"itemId":"${commands[1]?.itemId}","rev":1,"isNew":true}`)
    stream.destroy()
  })

  it('hears nothing again of a command that was only repeated', async () => {
    const { stream, next } = await openStream(await office.signIn('lingdao'))
    const [one, two] = [makeCommand(1), makeCommand(2)]
    await sync(phone, [one])
    await sync(phone, [one])
    await sync(phone, [two])
    expect([await next(), await next()].map((event) => /"itemId":"([^"]+)"/.exec(event)?.[1])).toEqual([
      one.itemId,
      two.itemId,
    ])
    stream.destroy()
  })

  it('hears of a lead, and of its photo when that is here', async () => {
    const { stream, next } = await openStream(await office.signIn('bianji'))
    const picture = makePicture('cold store')
    const command = reportCommand(1, { manifest: [listPicture(picture)] })
    await sync(phone, [command])
    const news = `event: lead\ndata: {"leadId":"${command.itemId}"}`
    expect(await next()).toBe(news)
    await uploadPicture(phone, picture)
    expect(await next()).toBe(news)
    stream.destroy()
  })

  it('hears of an opinion that is asked for, and of a unit’s that comes from a phone', async () => {
    const editor = await office.signIn('bianji')
    const { itemId } = makeCommand(1)
    await sync(phone, [makeCommand(1, { itemId })])
    const { stream, next } = await openStream(await office.signIn('lingdao'))
    const id = newCommandId(testIds)
    const { unitId } = phone
    await editor.post(`/api/desk/items/${itemId}/consultations`, {
      kind: 'unit',
      unitId,
      id,
      words: '对吗？',
    })
    const news = `event: opinion\ndata: {"consultedOn":"${itemId}"}`
    expect(await next()).toBe(news)
    const deed = { type: 'consultation.answer', itemId: id as string as ItemId, payload: { words: '对。' } }
    await sync(await office.signIn('nongye-shenhe'), [makeCommand(1, deed)])
    expect(await next()).toBe(news)
    stream.destroy()
  })

  it('hears in which room to look when a phone answered a clue', async () => {
    const editor = await office.signIn('bianji')
    const clue = {
      id: newClueId(testIds),
      kind: 'media',
      outlet: '县电视台',
      publishedOn: '2026-11-20',
      link: '',
    }
    await editor.post('/api/desk/clues', { ...clue, words: '卖果难', unitId: null })
    const act = { type: 'handed', unitIds: [phone.unitId], words: '' }
    await editor.post(`/api/desk/clues/${clue.id}/acts`, { rev: 1, act })
    const { stream, next } = await openStream(editor)
    const payload = { finding: 'partly', words: '三个村二百户。' }
    await sync(phone, [makeCommand(1, { type: 'clue.verify', itemId: clue.id as string as ItemId, payload })])
    expect(await next()).toBe('event: room\ndata: {"room":"clues"}')
    stream.destroy()
  })

  it('is closed at once when its person signs out, and no other', async () => {
    const [leaving, staying] = [await office.signIn('bianji'), await office.signIn('bianji02')]
    const [closed, open] = [await openStream(leaving), await openStream(staying)]
    const ended = new Promise((resolve) => closed.stream.on('end', resolve))
    await leaving.inject({ method: 'DELETE', url: '/api/session' })
    await ended
    await sync(phone, [makeCommand(1)])
    expect(await open.next()).toContain('event: item')
    open.stream.destroy()
  })

  it('is closed when the server stops', async () => {
    const { stream } = await openStream(await office.signIn('bianji'))
    const closed = new Promise((resolve) => stream.on('end', resolve))
    await office.restart()
    await closed
  })

  async function openStream(client: Client) {
    const { port } = office.server.app.server.address() as AddressInfo
    const stream = await new Promise<IncomingMessage>((resolve) => {
      get({ port, host: '127.0.0.1', path: '/api/events', headers: { cookie: client.cookie } }, resolve)
    })
    let text = ''
    stream.setEncoding('utf8').on('data', (data: string) => (text += data))
    async function next(): Promise<string> {
      for (;;) {
        const end = text.indexOf('\n\n')
        if (end >= 0) {
          const event = text.slice(0, end)
          text = text.slice(end + 2)
          if (event.startsWith('event:')) return event
        } else {
          await new Promise((resolve) => stream.once('data', resolve))
        }
      }
    }
    return { stream, next }
  }
})

describe('the hub', () => {
  it('beats for open streams only while their session is alive, and rests without streams', () => {
    vi.useFakeTimers()
    const alive = new Set(['editor'])
    const hub = createEventHub({ isAlive: (session) => alive.has(session.id) })
    const written: string[] = []
    const listeners = new Map<string, () => void>()
    const stream = {
      write: (text: string) => written.push(text),
      end: () => listeners.get('close')?.(),
      on: (name: string, listener: () => void) => listeners.set(name, listener),
    }
    expect(vi.getTimerCount()).toBe(0)
    hub.open(stream as never, { id: 'editor' } as never)
    vi.advanceTimersByTime(40_000)
    expect(written).toEqual([': \n\n', ': \n\n'])
    alive.clear()
    vi.advanceTimersByTime(20_000)
    expect(written).toHaveLength(2)
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })

  it('an open stream does not keep a session alive', async () => {
    const editor = await office.signIn('bianji')
    for (let tries = 0; tries < 4; tries++) {
      office.clock.now += 10 * 60_000
      await peek(editor)
    }
    expect((await editor.get('/api/desk/items')).statusCode).toBe(401)
  })

  function peek(client: Client): Promise<number | undefined> {
    const { port } = office.server.app.server.address() as AddressInfo
    return new Promise((resolve) => {
      get({ port, host: '127.0.0.1', path: '/api/events', headers: { cookie: client.cookie } }, (stream) => {
        resolve(stream.statusCode)
        stream.destroy()
      })
    })
  }
})

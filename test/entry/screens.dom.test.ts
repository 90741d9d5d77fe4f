import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import FirstRunScreen from '../../src/entry/FirstRunScreen.vue'
import SignInScreen from '../../src/entry/SignInScreen.vue'
import UnreachableScreen from '../../src/entry/UnreachableScreen.vue'
import { createWords } from '../../src/ui/words/words.ts'
import { deviceIdOf } from '../support/make-ids.ts'
import { PageOffice, PASSWORD } from '../support/page-office.ts'

const device = { id: deviceIdOf(1), name: 'test' }
const office = new PageOffice()
let wrapper: VueWrapper | undefined

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  createWords('zh-CN')
})
afterEach(async () => {
  wrapper?.unmount()
  await office.close()
})
afterAll(() => office.stop())

describe('signing in', () => {
  it('shows whose office this is and the rule of the house, and hands over the session', async () => {
    const screen = await openSignIn()
    expect(screen.text()).toContain('望澜县人民政府办公室')
    expect(screen.text()).toContain('涉密不上网，上网不涉密')

    await signIn(screen, 'nongye01', PASSWORD)
    expect(screen.emitted('signedIn')?.[0]).toMatchObject([
      { account: { name: 'nongye01', role: 'officer' } },
    ])
  })

  it('says at the fields what is missing, without asking the server', async () => {
    const screen = await openSignIn()
    await screen.get('form').trigger('submit')
    await flushPromises()
    expect(screen.text()).toContain('请填写账号。')
    expect(screen.text()).toContain('请填写密码。')
    expect(document.activeElement).toBe(input(screen, '账号'))
  })

  it('a wrong password is one plain sentence, and what was typed stays', async () => {
    const screen = await openSignIn()
    await signIn(screen, 'nongye01', 'not-the-password')
    expect(screen.get('[role=alert]').text()).toBe('账号或密码不对。')
    expect(input(screen, '账号').value).toBe('nongye01')
    expect(screen.emitted('signedIn')).toBeUndefined()
  })

  it('has the account of a session that ended filled in, and only the password to type', async () => {
    const props = { device, goesOn: 'nongye01' }
    const screen = await open(mount(SignInScreen, { props, attachTo: document.body }))
    expect(input(screen, '账号').value).toBe('nongye01')
    await screen.get('form').trigger('submit')
    await flushPromises()
    expect(document.activeElement).toBe(input(screen, '密码'))
  })

  it('without a network it says so', async () => {
    const screen = await openSignIn()
    office.faults.add('no network')
    await signIn(screen, 'nongye01', PASSWORD)
    expect(screen.get('[role=alert]').text()).toContain('没有连上办公室的服务器')
  })

  it('after too many tries it counts down, and the button waits as well', async () => {
    const screen = await openSignIn()
    for (let tries = 0; tries < 7; tries++) await signIn(screen, 'nongye01', `wrong-password-${tries}`)
    expect(screen.text()).toContain('尝试次数过多')
    expect(screen.text()).toMatch(/还需等待 \d+ 秒/)
    expect(screen.get('button[type=submit]').attributes('disabled')).toBeDefined()
    const waitedFor = vi.waitFor(() => expect(screen.text()).not.toContain('还需等待'), { timeout: 5000 })
    await waitedFor
    expect(screen.get('button[type=submit]').attributes('disabled')).toBeUndefined()
  })

  it('can be read in English', async () => {
    const screen = await openSignIn()
    await screen.findAll('.choice')[1]?.trigger('click')
    await vi.waitFor(() => expect(screen.get('button[type=submit]').text()).toBe('Sign in'))
    expect(document.documentElement.lang).toBe('en')
  })
})

describe('whose work stands on this phone', () => {
  const left = [
    { name: '王采', drafts: 2, waiting: 1 },
    { name: '李访', drafts: 0, waiting: 0 },
  ]

  it('is said before anybody signs in, in numbers, of those who have some', async () => {
    await office.open('ready')
    const screen = await open(mount(SignInScreen, { props: { device, left }, attachTo: document.body }))
    expect(screen.text()).toContain('王采的稿件留在本机，没有丢：草稿 2 篇，没送完 1 件')
    expect(screen.text()).not.toContain('李访')
  })

  it('is said without a network too, to somebody who was signed in here before', () => {
    const screen = mount(UnreachableScreen, { props: { left } })
    wrapper = screen
    expect(screen.text()).toContain('再次登录需要网络')
    expect(screen.text()).toContain('草稿 2 篇')
    expect(screen.text()).not.toContain('第一次登录')
  })

  it('is nothing on a phone where nobody was', async () => {
    const screen = mount(UnreachableScreen, { props: { left: [] } })
    wrapper = screen
    expect(screen.text()).toContain('第一次登录需要网络')
    await screen.get('button').trigger('click')
    expect(screen.emitted('retry')).toHaveLength(1)
  })
})

describe('the first run', () => {
  const answers = {
    办公室名称: '望澜县人民政府办公室',
    刊物名称: '望澜政务信息',
    姓名: '周敏',
    账号: 'guanli',
    密码: PASSWORD,
    再输一次密码: PASSWORD,
  }

  it('makes the office and signs its admin in', async () => {
    const screen = await openFirstRun()
    await fill(screen, answers)
    expect(screen.emitted('signedIn')?.[0]).toMatchObject([
      {
        account: { name: 'guanli', displayName: '周敏', role: 'admin' },
        office: { name: '望澜县人民政府办公室' },
      },
    ])
  })

  it('keeps what was typed through a reload, but no password, and nothing once the office is made', async () => {
    const screen = await openFirstRun()
    await fill(screen, { ...answers, 再输一次密码: 'something else' })
    screen.unmount()
    expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.toContain(PASSWORD)

    const again = await open(mount(FirstRunScreen, { props: { device }, attachTo: document.body }))
    const typed = ['办公室名称', '刊物名称', '姓名', '账号'].map((label) => input(again, label).value)
    expect(typed).toEqual(['望澜县人民政府办公室', '望澜政务信息', '周敏', 'guanli'])
    expect([input(again, '密码').value, input(again, '再输一次密码').value]).toEqual(['', ''])
    await fill(again, answers)
    expect(again.emitted('signedIn')).toHaveLength(1)
    expect(sessionStorage).toHaveLength(0)
  })

  it('tells each error at its field and leads to the first', async () => {
    const screen = await openFirstRun()
    await fill(screen, { ...answers, 账号: '管理员', 再输一次密码: 'something else' })
    const marked = screen.findAll('[aria-invalid]').map((field) => field.element)
    expect(marked).toEqual([input(screen, '账号'), input(screen, '再输一次密码')])
    expect(document.activeElement).toBe(marked[0])
    expect(screen.emitted('signedIn')).toBeUndefined()
  })

  it('an office that exists already is not made again', async () => {
    const screen = await openFirstRun('ready')
    await fill(screen, answers)
    expect(screen.get('[role=alert]').text()).toBe('办公室已经建好，请直接登录。')
  })
})

async function openSignIn() {
  await office.open('ready')
  return open(mount(SignInScreen, { props: { device }, attachTo: document.body }))
}

async function openFirstRun(kind: 'empty' | 'ready' = 'empty') {
  await office.open(kind)
  return open(mount(FirstRunScreen, { props: { device }, attachTo: document.body }))
}

async function open<Screen extends VueWrapper>(screen: Screen): Promise<Screen> {
  wrapper = screen
  await settle()
  return screen
}

async function signIn(screen: VueWrapper, account: string, password: string) {
  await fill(screen, { 账号: account, 密码: password })
}

async function fill(screen: VueWrapper, values: Record<string, string>) {
  for (const [label, value] of Object.entries(values)) {
    const field = input(screen, label)
    field.value = value
    field.dispatchEvent(new Event('input'))
  }
  await screen.get('form').trigger('submit')
  await settle()
}

function input(screen: VueWrapper, label: string): HTMLInputElement {
  const id = screen
    .findAll('label')
    .find((each) => each.text() === label)
    ?.attributes('for')
  return screen.get<HTMLInputElement>(`#${id}`).element
}

/** Until the page has nothing under way: requests take a few turns of the real clock. */
async function settle() {
  const asked = () => office.requests.length
  let before = -1
  while (before !== asked() || document.querySelector('[aria-busy=true]') !== null) {
    before = asked()
    await new Promise((resolve) => setTimeout(resolve, 30))
    await flushPromises()
  }
}

import type { Preset } from './preset.ts'

/** An office whose rules can be taken over; its document is loaded only when it is chosen. */
export interface PresetEntry {
  id: string
  /** The letters with which its statements are quoted: `DT-16`. */
  code: string
  name: string
  /** False: its work is not 政务信息, and only what carries over is there (figures, review, security). */
  isInScope: boolean
  load: () => Promise<Preset>
}

export const PRESETS: readonly PresetEntry[] = [
  office('dt', '大同市人民政府办公厅', async () => (await import('./dt.ts')).dt),
  office('hn', '湖南统计局', async () => (await import('./hn.ts')).hn),
  office('xy', '信阳市政府办公室', async () => (await import('./xy.ts')).xy),
  office('ca', '淳安县“两办”', async () => (await import('./ca.ts')).ca),
  office('es', '恩施州政协办公室', async () => (await import('./es.ts')).es),
  office('wz', '梧州市人民政府', async () => (await import('./wz.ts')).wz),
  office('hs', '鹤山市委办公室', async () => (await import('./hs.ts')).hs),
  office('ch', '川汇区政府', async () => (await import('./ch.ts')).ch),
  carryingOver('sq', '商丘市', async () => (await import('./sq.ts')).sq),
  carryingOver('npc', '某区人大', async () => (await import('./npc.ts')).npc),
  office('gs', '甘肃省环境保护局系统', async () => (await import('./gs.ts')).gs),
  office('lx', '某县政府', async () => (await import('./lx.ts')).lx),
  office('zk', '周口市委组织部', async () => (await import('./zk.ts')).zk),
  office('fy', '阜阳市政府办公室', async () => (await import('./fy.ts')).fy),
  office('zy', '枞阳县政府', async () => (await import('./zy.ts')).zy),
  office('lt', '灵台县政府办公室', async () => (await import('./lt.ts')).lt),
  office('bt', '包头市政府办公室', async () => (await import('./bt.ts')).bt),
  office('be', '巴尔地区行署办公室', async () => (await import('./be.ts')).be),
  carryingOver('cd', '某市安监局政务服务窗口', async () => (await import('./cd.ts')).cd),
  carryingOver('yc', '烟草专卖局政务服务窗口', async () => (await import('./yc.ts')).yc),
  carryingOver('gh', '城市规划政务服务窗口', async () => (await import('./gh.ts')).gh),
  office('b21', '某市局', async () => (await import('./b21.ts')).b21),
  carryingOver('hb', '河北省人民政府办公厅', async () => (await import('./hb.ts')).hb),
  office('yl', '鄢陵县人民政府办公室', async () => (await import('./yl.ts')).yl),
  carryingOver('mg', '孟公镇人民政府', async () => (await import('./mg.ts')).mg),
  office('rz', '日照市政府办公室信息调研舆情科', async () => (await import('./rz.ts')).rz),
  office('c4', '某县政府办公室（004）', async () => (await import('./c4.ts')).c4),
]

export function findPreset(id: string): PresetEntry | undefined {
  return PRESETS.find((entry) => entry.id === id)
}

function office(id: string, name: string, load: PresetEntry['load']): PresetEntry {
  return { id, code: id.toUpperCase(), name, isInScope: true, load }
}

function carryingOver(id: string, name: string, load: PresetEntry['load']): PresetEntry {
  return { ...office(id, name, load), isInScope: false }
}

import { BLOB_LIMITS, SYNC_LIMITS } from '../../protocol/headers.ts'

/** What the engine has learned of the link: how much may travel in one request. It outlives a run that was cut. */
export interface LinkPace {
  /** How many commands the next batch may hold. */
  commands: number
  /** How many bytes of a photo the next request may hold. */
  chunkBytes: number
  /** How long a piece of a photo should take; short on a link that is often cut. */
  chunkTargetMs: number
}

const FIRST_BATCH_COMMANDS = 50
/** A batch should take about this long on the link it travels. */
const BATCH_TARGET_MS = 2000
/** On a link of 20 kbit/s even this takes a quarter of a minute, during which a text must wait. */
const FIRST_CHUNK_BYTES = 32 * 1024
const LONGEST_CHUNK_MS = 2000
const SHORTEST_CHUNK_MS = 250
/** On a link that was cut lately even less than the usual smallest piece: a piece that never arrives whole is all waste. */
const SMALLEST_AFTER_CUT_BYTES = 16 * 1024

export function newLinkPace(): LinkPace {
  return {
    commands: FIRST_BATCH_COMMANDS,
    chunkBytes: FIRST_CHUNK_BYTES,
    chunkTargetMs: LONGEST_CHUNK_MS,
  }
}

/** After a batch that arrived: a slow one is followed by a smaller one, a full and quick one by a larger. */
export function adaptBatch(pace: LinkPace, sent: { commands: number; tookMs: number }): void {
  if (sent.commands === 0) return
  if (sent.tookMs > BATCH_TARGET_MS) pace.commands = Math.max(1, Math.floor(pace.commands / 2))
  else if (sent.commands >= pace.commands)
    pace.commands = Math.min(SYNC_LIMITS.commandsPerBatch, pace.commands * 2)
}

/** After a batch without an answer: what was under way for long was too much for a link that breaks. */
export function adaptBatchToCut(pace: LinkPace, sent: { commands: number; tookMs: number }): void {
  if (sent.commands > 1 && sent.tookMs > BATCH_TARGET_MS / 2) shrinkBatch(pace, sent.commands)
}

/** A batch the office would not take: half of it next time. */
export function shrinkBatch(pace: LinkPace, sentCommands: number): void {
  pace.commands = Math.max(1, Math.floor(sentCommands / 2))
}

/**
 * After a piece of a photo. What a cut breaks off must be sent again, so each cut shortens the time that a piece may
 * take, and each piece that arrived lengthens it a little: the waste stays a small part of what gets through.
 */
export function adaptChunk(pace: LinkPace, sent: { bytes: number; tookMs: number; isCut: boolean }): void {
  if (sent.isCut) {
    pace.chunkTargetMs = Math.max(SHORTEST_CHUNK_MS, pace.chunkTargetMs / 2)
    pace.chunkBytes = withinBounds(pace, pace.chunkBytes / 2)
    return
  }
  pace.chunkTargetMs = Math.min(LONGEST_CHUNK_MS, pace.chunkTargetMs * 1.1)
  const wished = (sent.bytes * pace.chunkTargetMs) / Math.max(1, sent.tookMs)
  // One lucky piece says little: at most twice as much at once.
  pace.chunkBytes = withinBounds(pace, Math.min(wished, pace.chunkBytes * 2))
}

function withinBounds({ chunkTargetMs }: LinkPace, bytes: number): number {
  const isCutLately = chunkTargetMs < LONGEST_CHUNK_MS
  const smallest = isCutLately ? SMALLEST_AFTER_CUT_BYTES : BLOB_LIMITS.smallestChunkBytes
  return Math.min(BLOB_LIMITS.largestChunkBytes, Math.max(smallest, Math.floor(bytes)))
}

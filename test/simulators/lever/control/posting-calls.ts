// Control calls about postings, as a person in Lever makes, edits and closes them.
import { z } from "zod";
import { accountHolding, findAccount, findPosting } from "../acts/find.ts";
import { createPosting, deletePosting, editPosting } from "../acts/postings.ts";
import type { Simulator } from "../context.ts";
import { postingStates } from "../state/words.ts";
import { door } from "../../shared/door.ts";

const accountId = z.string().optional();
const word = z.string().optional();

const content = {
  distributionChannels: z.array(z.enum(["public", "internal"])).optional(),
  owner: word,
  hiringManager: word,
  team: word,
  department: word,
  location: word,
  allLocations: z.array(z.string()).optional(),
  commitment: word,
  /** HTML, as Lever's editor takes it. */
  description: word,
  lists: z.array(z.object({ text: z.string(), content: z.string() })).optional(),
  closing: word,
  salaryRange: z.object({ min: z.number(), max: z.number(), currency: z.string(), interval: z.string() }).optional(),
  workplaceType: z.enum(["unspecified", "onsite", "remote", "hybrid"]).optional(),
  tags: z.array(z.string()).optional(),
  confidentiality: z.enum(["confidential", "non-confidential"]).optional(),
};

export function postingCalls(sim: Simulator) {
  const holding = (postingId: string) => {
    const account = accountHolding(sim, "postings", postingId);
    return { account, posting: findPosting(account, postingId) };
  };
  return {
    createPosting: door(
      z.object({
        accountId,
        text: z.string().default("Software Engineer"),
        state: z.enum(postingStates).optional(),
        ...content,
        requisitionIds: z.array(z.string()).optional(),
      }),
      ({ accountId: id, ...input }) => createPosting(sim, findAccount(sim, id), input),
    ),
    editPosting: door(z.object({ postingId: z.string(), text: word, ...content }), ({ postingId, ...changes }) =>
      editPosting(sim, holding(postingId).posting, changes),
    ),
    /** Published postings `<text> 1` to `<text> n`, made a minute apart up to `createdAt` (now). */
    seedPostings: door(
      z.object({
        accountId,
        count: z.int().min(0),
        text: z.string().default("Engineer"),
        createdAt: z.int().optional(),
        state: z.enum(postingStates).optional(),
        ...content,
      }),
      ({ accountId: id, count, text, createdAt = sim.clock.now(), ...input }) => {
        const account = findAccount(sim, id);
        return Array.from(
          { length: count },
          (_, index) =>
            createPosting(sim, account, {
              text: `${text} ${index + 1}`,
              createdAt: createdAt - index * 60_000,
              ...input,
            }).id,
        );
      },
    ),
    deletePosting: door(z.object({ postingId: z.string() }), ({ postingId }) => {
      const { account, posting } = holding(postingId);
      deletePosting(sim, account, posting);
    }),
    setPostingState: door(z.object({ postingId: z.string(), state: z.enum(postingStates) }), ({ postingId, state }) => {
      const { posting } = holding(postingId);
      posting.state = state;
      posting.updatedAt = sim.clock.now();
      sim.touch();
      return posting;
    }),
  };
}

package org.truflow.transfer;

/**
 * One user who fetches from here, or waits for a turn to do so, as it was at one moment.
 *
 * @param slots how many of the user's sessions are served now; small files need none
 * @param place the best place of those that wait: 1 is next; 0 when none waits
 * @param weight how many times as much as others the user gets when several want something
 * @param sent bytes since the engine started; {@code speed} bytes a second, smoothed
 * @param reason what holds it up, for people; empty if nothing does
 */
public record Fetcher(String user, int slots, int place, int weight, long sent, double speed, String reason) {}

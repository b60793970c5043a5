// Package behaviour counts a log of what customers did: where they came, how long they stayed, how content they were, what
// they did next, and how many went on from stage to stage. It knows neither files nor journey maps.
package behaviour

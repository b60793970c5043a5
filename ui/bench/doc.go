// Bench measures how fast Sojourn is and how much memory it takes, and prints one table.
package main
